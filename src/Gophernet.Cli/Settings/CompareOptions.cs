using System.CommandLine;
using System.CommandLine.Parsing;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>compare</c>, and how they become settings.</summary>
internal sealed class CompareOptions(VerbosityOptions verbosity)
{
    private readonly Argument<string> _old = new("OLD") { Description = "Model file of the model that is there; - for standard input" };
    private readonly Argument<string> _new = new("NEW") { Description = "Model file of the model that may replace it; - for standard input" };
    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly Option<string[]> _minGain = GainGate.Create();
    private readonly Option<string?> _differing = new("--differing")
    {
        Description = "CSV file for the rows that they predict differently: line, actual, both predictions, the row", HelpName = "FILE",
    };

    private readonly Option<string[]> _cost = CostOption.Create("What decisions cost, actual:predicted, for the metric expected_cost");
    private readonly Option<string[]> _interval = IntervalOption.Create("Compare intervals, or sets of classes, that cover so many rows: 90");
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string?> _output = SharedOptions.Output("File to write the report to [default: standard output]");
    private readonly Option<int?> _threads = SharedOptions.Threads();
    private readonly ReadingOptions _reading = new();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_old);
        command.Arguments.Add(_new);
        command.Arguments.Add(_data);
        Option[] options = [_minGain, _differing, _cost, _interval, _json, _output, _threads];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _reading.AddTo(command);
        command.Validators.Add(CheckOneStandardInput);
    }

    public CompareSettings Read(ParseResult result) => new(
        result.GetValue(_old)!,
        result.GetValue(_new)!,
        SharedOptions.DataOf(result, _data),
        _reading.Read(result),
        CostOption.Read(result, _cost),
        IntervalOption.Of(result, _interval),
        GainGate.Read(result, _minGain),
        result.GetValue(_differing),
        result.GetValue(_json),
        result.GetValue(_output) ?? "-",
        SharedOptions.ThreadsOf(result, _threads),
        verbosity.Read(result));

    private void CheckOneStandardInput(CommandResult result)
    {
        var (old, @new) = (IsStandardInput(_old), IsStandardInput(_new));
        if ((old && @new) || ((old || @new) && (IsStandardInput(_data) || result.GetResult(_data) is null or { Tokens: [] })))
        {
            result.AddError("only one of OLD, NEW and DATA can be standard input: name a file for the others");
        }

        bool IsStandardInput(Argument argument) => result.GetResult(argument) is { Tokens: [{ Value: "-" }] };
    }
}
