using System.CommandLine;
using System.CommandLine.Parsing;
using Gophernet.Explanation;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>explain</c>, and how they become settings.</summary>
internal sealed class ExplainOptions(VerbosityOptions verbosity)
{
    public const int DefaultMaxRows = 10_000;

    private const int DefaultSamples = 100;

    private readonly Argument<string> _model = SharedOptions.Model();
    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly Option<bool> _rows = new("--rows") { Description = "Explain each prediction: what every column adds to it (Shapley values)" };
    private readonly Option<string[]> _effect = ListOption.Columns("--effect", "Show what is predicted as a column changes (partial dependence)");
    private readonly Option<bool> _group = Group();
    private readonly Option<string> _metric = SharedOptions.Choice(
        "--metric", "Metric of importance [default: log_loss, r2 or pinball]", RowMetric.Names);

    private readonly Option<int?> _repeats = Repeats();
    private readonly Option<string?> _class = new("--class") { Description = "Explain the probability of this class", HelpName = "NAME" };
    private readonly Option<string?> _background = new("--background")
    {
        Description = "Rows to compare with for --rows: 100 of these are drawn [default: those kept in the model, or of DATA]",
        HelpName = "DATA",
    };

    private readonly Option<int?> _samples = NumberOption.Whole("--samples", "Orders of the columns drawn for each row [default: 100]", 1, 1_000_000);
    private readonly Option<int?> _maxRows = MaxRows();
    private readonly Option<ulong?> _seed = Seed();
    private readonly Option<bool> _csv = new("--csv") { Description = "CSV instead of text" };
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string?> _output = SharedOptions.Output("File to write to [default: standard output]");
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly ReadingOptions _reading = new();

    public static Option<bool> Group() => new("--group") { Description = "Take columns that move together as one" };

    public static Option<int?> Repeats() =>
        NumberOption.Whole("--repeats", "How often a column's values are exchanged [default: 10; of 2000 rows or more fewer]", 1, 1000);

    public static Option<int?> MaxRows(string what = "to measure on") =>
        NumberOption.Whole("--max-rows", $"Most rows {what}; of more, some are drawn [default: 10000]", 2);

    public static Option<ulong?> Seed() => NumberOption.Seed("Seed of all that is drawn [default: 1]");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_model);
        command.Arguments.Add(_data);
        Option[] options =
        [
            _rows, _effect, _group, _metric, _repeats, _class, _background, _samples, _maxRows, _seed, _csv, _json, _output, _threads,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, _model, _data);
        command.Validators.Add(Check);
    }

    public ExplainSettings Read(ParseResult result) => new(
        result.GetValue(_model)!,
        SharedOptions.DataOf(result, _data),
        _reading.Read(result),
        result.GetValue(_metric),
        result.GetValue(_repeats),
        result.GetValue(_group),
        result.GetValue(_rows),
        [.. result.Texts(_effect)],
        result.GetValue(_class),
        result.GetValue(_background),
        result.GetValue(_samples) ?? DefaultSamples,
        result.GetValue(_maxRows) ?? DefaultMaxRows,
        result.GetValue(_seed) ?? 1,
        result.GetValue(_json) ? ExplainSettings.Json : result.GetValue(_csv) ? ExplainSettings.Csv : ExplainSettings.Text,
        result.GetValue(_output) ?? "-",
        SharedOptions.ThreadsOf(result, _threads),
        verbosity.Read(result));

    private void Check(CommandResult result)
    {
        var (rows, effect) = (result.CheckedValue(_rows), result.CheckedValue(_effect) is { Length: > 0 });
        if (rows && effect)
        {
            result.AddError("--rows and --effect exclude each other: give one command for each");
        }

        if (result.CheckedValue(_csv) && result.CheckedValue(_json))
        {
            result.AddError("--csv and --json exclude each other");
        }

        RefuseIf(rows || effect, [_metric, _repeats], "is for the importance of columns, without --rows and --effect");
        RefuseIf(effect, [_group], "has no effect with --effect, which is of one column at a time");
        RefuseIf(!rows, [_background, _samples], "has no effect without --rows");
        RefuseIf(rows, [_maxRows], "has no effect with --rows, which explains all of them");
        RefuseIf(!rows && !effect, [_class], "is for --rows and --effect");

        void RefuseIf(bool isRefused, Option[] options, string reason)
        {
            foreach (var option in options)
            {
                if (isRefused && result.GetResult(option) is { Implicit: false })
                {
                    result.AddError($"{option.Name} {reason}");
                }
            }
        }
    }
}
