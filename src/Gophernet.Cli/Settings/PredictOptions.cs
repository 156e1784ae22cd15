using System.CommandLine;
using Gophernet.Csv;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>predict</c>, and how they become settings.</summary>
internal sealed class PredictOptions(VerbosityOptions verbosity)
{
    private readonly Argument<string> _model = SharedOptions.Model();
    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly ReadingOptions _reading = new();
    private readonly Option<bool> _probabilities = new("--probabilities") { Description = "Add a column with the network's output for each class" };
    private readonly Option<bool> _append = new("--append") { Description = "Pass every column of the input through" };
    private readonly Option<string[]> _keep = ListOption.Columns("--keep", "Columns of the input to pass through");
    private readonly Option<string> _format = SharedOptions.Choice("--format", "csv, tsv or jsonl [default: csv]", ["csv", "tsv", "jsonl"]);
    private readonly Option<bool> _plain = new("--plain") { Description = "Write predicted numbers plain, not as the target is written: 1234.5" };
    private readonly Option<bool> _lenient = new("--lenient") { Description = "Take faulty cells for missing, and fill up or cut ragged rows" };
    private readonly FarOptions _far = new();
    private readonly Option<int?> _threads = SharedOptions.Threads();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_model);
        command.Arguments.Add(_data);
        foreach (var option in new Option[] { _probabilities, _append, _keep, _format, _plain, _lenient, _threads })
        {
            command.Options.Add(option);
        }

        _far.AddTo(command);
        _reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, _model, _data);
    }

    public PredictSettings Read(ParseResult result) => new(
        result.GetValue(_model)!,
        SharedOptions.DataOf(result, _data),
        ReadReading(result),
        result.GetValue(_probabilities),
        result.GetValue(_append),
        [.. result.GetValue(_keep) ?? []],
        result.GetValue(_format) ?? "csv",
        result.GetValue(_plain),
        result.GetValue(_lenient),
        _far.Read(result),
        SharedOptions.ThreadsOf(result, _threads),
        verbosity.Read(result));

    /// <summary>A row of another length must not cost a row of the output where faults of cells do not.</summary>
    private CsvOptions ReadReading(ParseResult result)
    {
        var reading = _reading.Read(result) with { Streams = true };
        return result.GetValue(_lenient) && reading.Ragged == RaggedRows.Refuse ? reading with { Ragged = RaggedRows.Fill } : reading;
    }
}
