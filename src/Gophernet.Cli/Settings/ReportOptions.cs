using System.CommandLine;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>report</c>, and how they become settings.</summary>
internal sealed class ReportOptions(VerbosityOptions verbosity)
{
    private readonly Argument<string> _model = SharedOptions.Model();
    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly Option<string?> _output = SharedOptions.Output("File to write the page to, such as report.html [default: standard output]");
    private readonly Option<bool> _json = new("--json") { Description = "The document that the page shows, as JSON, instead of the page" };
    private readonly Option<bool> _noRows = new("--no-rows") { Description = "Show no row of DATA: no worst rows, and none in the form" };
    private readonly Option<bool> _noForm = new("--no-form") { Description = "Leave the model out, and the form that predicts with it" };
    private readonly Option<bool> _group = ExplainOptions.Group();
    private readonly Option<int?> _maxRows = ExplainOptions.MaxRows("to measure importance and effects on, not metrics");
    private readonly Option<int?> _repeats = ExplainOptions.Repeats();
    private readonly Option<ulong?> _seed = ExplainOptions.Seed();
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly ReadingOptions _reading = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_model);
        command.Arguments.Add(_data);
        foreach (var option in (Option[])[_output, _json, _noRows, _noForm, _group, _maxRows, _repeats, _seed, _threads])
        {
            command.Options.Add(option);
        }

        _reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, _model, _data);
    }

    public ReportSettings Read(ParseResult result) => new(
        result.GetValue(_model)!,
        SharedOptions.DataOf(result, _data),
        _reading.Read(result),
        result.GetValue(_maxRows) ?? ExplainOptions.DefaultMaxRows,
        result.GetValue(_repeats),
        result.GetValue(_group),
        result.GetValue(_seed) ?? 1,
        !result.GetValue(_noRows),
        !result.GetValue(_noForm),
        result.GetValue(_json),
        result.GetValue(_output) ?? "-",
        SharedOptions.ThreadsOf(result, _threads),
        verbosity.Read(result));
}
