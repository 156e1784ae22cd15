using System.CommandLine;
using System.Globalization;
using Gophernet.Tables;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>train</c>, and how they become settings.</summary>
internal sealed class TrainOptions(VerbosityOptions verbosity)
{
    /// <summary>The model file that is written where none is named.</summary>
    public const string DefaultModel = "model.safetensors";

    private const string DefaultCheckpoint = "model.checkpoint";
    private const string DefaultPartCheckpoint = PartOption.DefaultName + ".checkpoint";

    private readonly RecipeOptions _recipe = new();
    private readonly Option<PartRequest?> _part = PartOption.Create("a share of the networks");
    private readonly Option<string> _output = ModelOutput("Model file to write; - for standard output [default: model.safetensors]");

    private readonly Option<string?> _test = new("--test") { Description = "Data to evaluate the model on at the end", HelpName = "DATA" };
    private readonly Option<string?> _validation = new("--validation")
    {
        Description = OptionTable.Validation.Help,
        HelpName = "N|DATA",
    };

    private readonly Option<TimeSpan?> _maxTime = DurationOption.Create("--max-time", "End after this time, such as 90s or 2h, with the best so far");
    private readonly Option<string?> _from = new("--from") { Description = "Model to continue training (warm start)", HelpName = "MODEL" };
    private readonly Option<string?> _checkpoint = new("--checkpoint")
    {
        Description = "File that keeps where training stands, written now and then",
        HelpName = "FILE",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = $"Continue from the checkpoint, if there is one, to the same model; without --checkpoint from {DefaultCheckpoint}",
    };

    private readonly Option<int?> _background = NumberOption.Whole(
        "--background", "Training rows kept in the model, for explain --rows to compare with [default: 0]", 0, BackgroundRows.MaxRows);

    private readonly MemoryOptions _memory = new();
    private readonly Option<bool> _json = new("--json") { Description = "A JSON object a line for each epoch, and one at the end" };

    /// <summary>The option with the model file to write.</summary>
    public static Option<string> ModelOutput(string description) => new("--output", "-o")
    {
        Description = description,
        HelpName = "MODEL",
        DefaultValueFactory = _ => DefaultModel,
    };

    public void AddTo(Command command)
    {
        _recipe.AddTo(command);
        Option[] options =
        [
            _output, _test, _validation, _maxTime, _from, _checkpoint, _resume, _part, _background, _json, _memory.Memory, _memory.Spool,
        ];
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        _recipe.AddDetailsTo(command);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(_json) && result.CheckedValue(_output) == "-")
            {
                result.AddError("--json and --output - both write to standard output: name a file for the model");
            }

            if (result.CheckedValue(_memory.Memory) is not null && result.CheckedValue(_from) is not null)
            {
                result.AddError("--memory is for new models: with --from, all rows are in memory");
            }

            if (result.CheckedValue(_background) > 0 && result.CheckedValue(_from) is not null)
            {
                result.AddError("--background is for new models: with --from, the rows that the model has kept stay");
            }

            foreach (var other in result.CheckedValue(_part) is null ? [] : (Option[])[_maxTime, _test])
            {
                if (result.GetResult(other) is { Implicit: false })
                {
                    result.AddError(other == _maxTime
                        ? "--part and --max-time: a part is whole, or there is none; --checkpoint and --resume train it in several runs"
                        : "--part and --test: a part is no model; evaluate the model that merge makes");
                }
            }

            var validation = result.CheckedValue(_validation);
            var share = Share(validation);
            if (share is not null && !ShareOption.Takes(share.Value))
            {
                result.AddError($"--validation: expected {OptionTable.Validation.Expected}, or a file, found \"{validation}\"");
            }
        });
    }

    public TrainSettings Read(ParseResult result)
    {
        var text = result.GetValue(_validation);
        var share = Share(text);
        var validation = new ValidationRows(share, share is null ? text : null);
        return new TrainSettings(
            _recipe.Read(result, validation, result.GetValue(_from) is not null),
            result.GetResult(_output) is { Implicit: false } || result.GetValue(_part) is null ? result.GetValue(_output)! : PartOption.DefaultName,
            result.GetValue(_test),
            validation.File,
            result.GetValue(_from),
            result.GetValue(_checkpoint)
                ?? (!result.GetValue(_resume) ? null : result.GetValue(_part) is null ? DefaultCheckpoint : DefaultPartCheckpoint),
            result.GetValue(_resume),
            result.GetValue(_maxTime),
            result.GetValue(_part),
            result.GetValue(_background) ?? 0,
            result.GetValue(_json),
            _memory.Read(result),
            verbosity.Read(result),
            GivenOptions.Of(
                result,
                [
                    _output, _test, _from, _maxTime, _checkpoint, _resume, _part, _json, _memory.Memory, _memory.Spool, _recipe.Threads,
                    .. share is null ? (Option[])[_validation] : [],
                ]));
    }

    /// <summary>A share of the rows, not a number for one that is no such share, null for the name of a file.</summary>
    private static double? Share(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share))
        {
            return share;
        }

        return text is [.. var number, '%'] && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? double.NaN : null;
    }
}
