using System.CommandLine;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>The options that say what to train on, and how.</summary>
internal sealed class RecipeOptions
{
    private static readonly NameTable<TaskKind> TaskNames = new(
        ("classification", TaskKind.Classification), ("regression", TaskKind.Regression), ("multilabel", TaskKind.MultiLabel));

    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly ReadingOptions _reading = new();
    private readonly Option<string[]> _targets = ListOption.Columns("--target", "Column to predict, or several [default: the last column]", "-t");
    private readonly Option<string> _task = SharedOptions.Choice("--task", string.Join(", ", TaskNames.Names) + " [default: found from the target]",
        TaskNames.Names);
    private readonly Option<string[]> _dropped = ListOption.Columns("--drop", "Columns to leave out; * and ? match");
    private readonly Option<string[]> _categorical = ListOption.Columns("--categorical", "Columns whose numbers are names");
    private readonly Option<string[]> _numeric = ListOption.Columns("--numeric", "Columns that must be numbers");
    private readonly Option<string[]> _missing = ListOption.Texts("--missing", "Texts of missing values, instead of the usual ones");
    private readonly Option<string> _preset = SharedOptions.Choice("--preset",
        "The options to start from: " + string.Join("; ", Preset.All.Select(preset => $"{preset.Name} ({preset.Purpose})")),
        [.. Preset.All.Select(preset => preset.Name)]);
    private readonly WeightingOptions _weighting = new();
    private readonly TrainingAdjustments _adjustments = new();
    private readonly Option<int?> _threads = SharedOptions.Threads();

    /// <summary>Adds the options that come first in help.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_data);
        foreach (var option in new Option[] { _targets, _task, _dropped, _categorical, _numeric, _missing, _preset })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds those that come last.</summary>
    public void AddDetailsTo(Command command)
    {
        _weighting.AddTo(command);
        _adjustments.AddTo(command);
        command.Options.Add(_threads);
        _adjustments.AddDetailsTo(command);
        _reading.AddDetailsTo(command);
    }

    /// <summary>What was written.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="validation">The rows that choose the best epoch.</param>
    /// <param name="isWarmStart">Whether training continues a model, whose columns and shape stay as they are.</param>
    /// <exception cref="UsageException">Some options have no effect.</exception>
    public Recipe Read(ParseResult result, ValidationRows validation = default, bool isWarmStart = false)
    {
        var preset = result.GetValue(_preset) ?? Preset.All[0].Name;
        var (adjust, weights) = (_adjustments.Read(result), _weighting.ClassWeights(result));
        RefuseUnused(result, adjust(Preset.For(preset, new DataSize(1, TaskKind.Classification))), validation, isWarmStart);
        return new Recipe(
            SharedOptions.DataOf(result, _data),
            _reading.Read(result),
            ReadTable(result, Preset.ScalingOf(preset)),
            preset,
            options => adjust(options) with { ClassWeights = weights, ValidationFraction = validation.Share ?? options.ValidationFraction },
            _weighting.Decision(result),
            SharedOptions.ThreadsOf(result, _threads));
    }

    /// <param name="result">The command line.</param>
    /// <param name="options">What it comes to; what is looked at is the same for every table.</param>
    /// <param name="validation">The rows that choose the best epoch.</param>
    /// <param name="isWarmStart">Whether training continues a model.</param>
    private void RefuseUnused(ParseResult result, TrainingOptions options, ValidationRows validation, bool isWarmStart)
    {
        var unused = new UnusedOptions(result);
        _adjustments.RefuseUnused(unused, options, validation);
        if (isWarmStart)
        {
            unused.Refuse("has no effect with --from: the model says it", _targets, _task, _dropped, _categorical, _numeric, _missing);
            unused.Refuse("has no effect with --from: all rows count the same", _weighting.Weight);
            _adjustments.RefuseShape(unused);
        }

        unused.ThrowIfAny();
    }

    private TableOptions ReadTable(ParseResult result, NumberScaling scaling) => new()
    {
        Targets = [.. result.GetValue(_targets) ?? []],
        Task = TaskNames.TryParse(result.GetValue(_task), out var task) ? task : null,
        Dropped = [.. result.GetValue(_dropped) ?? []],
        Categorical = [.. result.GetValue(_categorical) ?? []],
        Numeric = [.. result.GetValue(_numeric) ?? []],
        Missing = result.GetValue(_missing) is { Length: > 0 } texts ? new MissingTokens(["", .. texts]) : MissingTokens.Default,
        Weight = _weighting.WeightColumn(result),
        Scaling = scaling,
    };
}
