using System.CommandLine;
using Gophernet.Models.Export;
using Gophernet.Models.Export.Reduction;

namespace Gophernet.Cli.Settings;

/// <summary>The arguments of <c>export</c>.</summary>
internal sealed class ExportArguments
{
    private const float DefaultMaxChange = 0.01f;

    private static readonly string[] Names = [.. ExportFormats.All.Select(format => format.Name)];

    private readonly Argument<string> _model = SharedOptions.Model();
    private readonly Option<string> _format = SharedOptions.Choice("--format", $"{NameList.Either(Names)} [default: by the name of the output]", Names);
    private readonly Option<string?> _output = SharedOptions.Output("File to write to [default: standard output]");
    private readonly Option<bool> _json = new("--json") { Description = "One JSON document about the file that was written" };

    private readonly Option<string?> _prefix = new("--prefix")
    {
        Description = "What the names of a model in C begin with [default: by the name of the output]", HelpName = "NAME",
    };

    private readonly Option<bool>[] _forms =
        [.. WeightForm.All.Select(form => new Option<bool>("--" + form.Name) { Description = $"Weights of a model in C {form.Words}" })];

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Rows to measure on what these change [default: drawn like those of training]", HelpName = "DATA",
    };

    private readonly Option<float?> _maxChange = NumberOption.Real(
        "--max-change", "Most that they may change: share of classes, or of the spread of numbers [default: 0.01]", 0, float.PositiveInfinity, inclusive: true,
        "a number from 0");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_model);
        foreach (var option in (Option[])[_format, _output, _prefix, .. _forms, _data, _maxChange, _json])
        {
            command.Options.Add(option);
        }
    }

    public ExportSettings Read(ParseResult result, Verbosity verbosity)
    {
        var (output, data, form) = (result.GetValue(_output) ?? "-", result.GetValue(_data), FormOf(result));
        var format = FormatOf(result.GetValue(_format), output);
        RefuseIf(!format.TakesName, result, $"has no effect with --format {format.Name}", _prefix);
        RefuseIf(!format.TakesWeights, result, $"has no effect with --format {format.Name}", _forms);
        RefuseIf(form is null, result, "has no effect without --float16 or --int8", _data, _maxChange);
        RefuseIf(output == "-", result, "and --output - both write to standard output: name a file for the model", _json);
        RefuseIf(result.GetValue(_model) == "-" && data == "-", result, "- and MODEL - cannot both be standard input: name a file for one of them", _data);
        var name = result.GetValue(_prefix) ?? (output == "-" ? "model" : Path.GetFileNameWithoutExtension(output));
        return new ExportSettings(
            result.GetValue(_model)!, format, output, new ExportOptions(name, form), data, (double)(decimal)(result.GetValue(_maxChange) ?? DefaultMaxChange),
            result.GetValue(_json), verbosity);
    }

    private WeightForm? FormOf(ParseResult result)
    {
        WeightForm? form = null;
        for (var i = 0; i < _forms.Length; i++)
        {
            if (result.GetValue(_forms[i]))
            {
                form = form is null ? WeightForm.All[i] : throw new UsageException([$"--{form.Name} and {_forms[i].Name} contradict each other: choose one"]);
            }
        }

        return form;
    }

    private static IExportFormat FormatOf(string? name, string output) =>
        (name is not null ? ExportFormats.Find(name) : ExportFormats.OfFile(output))
        ?? throw new UsageException([$"--format is needed, as the name of the output says none: {NameList.Either(Names)}"]);

    private static void RefuseIf(bool isRefused, ParseResult result, string why, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (isRefused && result.GetResult(option) is { Implicit: false })
            {
                throw new UsageException([$"{option.Name} {why}"]);
            }
        }
    }
}
