using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>predict</c>, and how they become settings.</summary>
internal sealed class PredictOptions(VerbosityOptions verbosity)
{
    /// <summary>In place of a file for errors: a column.</summary>
    public const string Inline = "inline";

    private const string JsonLines = "jsonl";

    private readonly Argument<string> _model = SharedOptions.Model();
    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly ReadingOptions _reading = new();
    private readonly Option<bool> _probabilities = new("--probabilities") { Description = "Add a column with the network's output for each class" };
    private readonly Option<string[]> _interval = IntervalOption.Create("Add lower and upper, or a set of classes, that cover so many rows: 90");
    private readonly Option<bool> _append = new("--append") { Description = "Pass every column of the input through" };
    private readonly Option<string[]> _keep = ListOption.Columns("--keep", "Columns of the input to pass through");
    private readonly Option<string> _format = SharedOptions.Choice("--format", "csv, tsv or jsonl [default: csv]", ["csv", "tsv", "jsonl"]);
    private readonly Option<bool> _plain = new("--plain") { Description = "Write predicted numbers plain, not as the target is written: 1234.5" };
    private readonly Option<float?> _threshold = ThresholdOption.Create();
    private readonly Option<bool> _lenient = new("--lenient") { Description = "Take faulty cells for missing, and fill up or cut ragged rows" };
    private readonly Option<string?> _errors = new("--errors")
    {
        Description = "Go on after a faulty row, with nothing in place of its prediction: say what is wrong in FILE, or in a column",
        HelpName = "FILE|inline",
    };

    private readonly Option<string?> _output = SharedOptions.Output("File to write the predictions to [default: standard output]");
    private readonly Option<bool> _json = new("--json") { Description = "JSON Lines, as --format jsonl; errors as JSON, too" };
    private readonly FarOptions _far = new();
    private readonly Option<int?> _threads = SharedOptions.Threads();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_model);
        command.Arguments.Add(_data);
        Option[] options =
        [
            _probabilities, _interval, _append, _keep, _format, _json, _plain, _threshold, _lenient, _errors, _output, _threads,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _far.AddTo(command);
        _reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, _model, _data);
        command.Validators.Add(Check);
    }

    public PredictSettings Read(ParseResult result) => new(
        result.GetValue(_model)!,
        SharedOptions.DataOf(result, _data),
        ReadReading(result),
        result.GetValue(_probabilities),
        IntervalOption.Of(result, _interval),
        result.GetValue(_append),
        [.. result.Texts(_keep)],
        result.GetValue(_json) ? JsonLines : result.GetValue(_format) ?? "csv",
        result.GetValue(_plain),
        ThresholdOption.Read(result, _threshold),
        result.GetValue(_lenient),
        result.GetValue(_errors),
        result.GetValue(_output) ?? "-",
        _far.Read(result),
        SharedOptions.ThreadsOf(result, _threads),
        verbosity.Read(result));

    /// <summary>A row of another length must not cost a row of the output where faults of cells do not.</summary>
    private CsvOptions ReadReading(ParseResult result)
    {
        var reading = _reading.Read(result) with { Streams = true, KeepsFaults = result.GetValue(_errors) is not null || result.GetValue(_lenient) };
        return result.GetValue(_lenient) && reading.Ragged == RaggedRows.Refuse ? reading with { Ragged = RaggedRows.Fill } : reading;
    }

    private void Check(CommandResult result)
    {
        if (result.CheckedValue(_json) && result.CheckedValue(_format) is { } format && format != JsonLines)
        {
            result.AddError($"--json and --format {format} exclude each other");
        }

        if (result.CheckedValue(_lenient) && result.CheckedValue(_errors) is not null)
        {
            result.AddError("--lenient and --errors exclude each other: with the first a faulty cell is no error");
        }

        if (result.CheckedValue(_errors) == "-")
        {
            result.AddError("--errors: expected a file, or inline: standard output has the predictions");
        }
    }
}
