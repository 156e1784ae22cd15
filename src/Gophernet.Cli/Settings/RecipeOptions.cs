using System.CommandLine;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using System.Globalization;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Cli.Settings;

/// <summary>The options that say what to train on, and how.</summary>
/// <param name="timeMayBeLimit">Whether a time such as 5m is no column of time, but when to end.</param>
internal sealed class RecipeOptions(bool timeMayBeLimit = false)
{
    private static readonly DataSize AnyTable = new(1, TaskKind.Classification);

    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly ReadingOptions _reading = new();
    private readonly Option<string[]> _targets = ListOption.Columns("--target", "Column to predict, or several [default: the last column]", "-t");
    private readonly Option<string> _task = SharedOptions.Choice("--task", string.Join(", ", TaskNames.All.Names) + " [default: found from the target]",
        TaskNames.All.Names);
    private readonly Option<string> _targetScale = SharedOptions.Choice(
        "--target-scale", "How numbers to predict are learned: linear, log [default: log where all are above 0 and strongly skewed]",
        ["linear", "log"], "SCALE");
    private readonly Option<string[]> _dropped = ListOption.Columns("--drop", "Columns to leave out; * and ? match");
    private readonly Option<string[]> _categorical = ListOption.Columns("--categorical", "Columns whose numbers are names");
    private readonly Option<string[]> _numeric = ListOption.Columns("--numeric", "Columns that must be numbers");
    private readonly Option<string[]> _text = ListOption.Columns("--text", "Columns whose words are learned from");
    private readonly Option<int?> _textBuckets = NumberOption.PowerOfTwo(
        "--text-buckets", "The most buckets for n-grams of a column of texts [default: 65536]", TableOptions.MinTextBuckets, TableOptions.MaxTextBuckets);
    private readonly Option<string> _decimal = SharedOptions.Choice(
        "--decimal", "What stands before decimals where 1,234 may be both: point or comma", ["point", "comma"]);
    private readonly Option<string[]> _missing = ListOption.Texts(
        "--missing", "More texts or numbers that mean missing; with '' first, instead of the usual ones");
    private readonly Option<string[]> _dates = DatesOption.Create();
    private readonly Option<string> _preset = SharedOptions.Choice("--preset",
        "The options to start from: " + string.Join("; ", Preset.All.Select(preset => $"{preset.Name} ({preset.Purpose})")),
        [.. Preset.All.Select(preset => preset.Name)]);
    private readonly WeightingOptions _weighting = new();
    private readonly DependenceOptions _dependence = new(timeMayBeLimit);
    private readonly TrainingAdjustments _adjustments = new();
    private readonly Option<int?> _threads = SharedOptions.Threads();

    /// <summary>How many threads there are, of which a model knows nothing.</summary>
    public Option Threads => _threads;

    /// <summary>The option with the column of time.</summary>
    public Option Time => _dependence.Time;

    /// <inheritdoc cref="DependenceOptions.TimeLimit"/>
    public TimeSpan? TimeLimit(ParseResult result) => _dependence.TimeLimit(result);

    /// <summary>Adds the options that come first in help.</summary>
    public void AddTo(Command command)
    {
        command.Arguments.Add(_data);
        foreach (var option in new Option[] { _targets, _task, _targetScale, _dropped, _categorical, _numeric, _text, _decimal, _missing, _preset })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Adds those that come last.</summary>
    public void AddDetailsTo(Command command)
    {
        DatesOption.AddTo(command, _dates);
        _dependence.AddTo(command);
        _weighting.AddTo(command, _adjustments.ClassWeights);
        _adjustments.AddTo(command);
        command.Options.Add(_threads);
        command.Options.Add(_textBuckets);
        _adjustments.AddDetailsTo(command);
        _reading.AddDetailsTo(command);
    }

    /// <summary>What was written.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="validation">The rows that choose the best epoch.</param>
    /// <param name="isWarmStart">Whether training continues a model, whose columns and shape stay as they are.</param>
    /// <param name="dividesRows">Whether rows are divided to judge models, however these are trained.</param>
    /// <exception cref="UsageException">Some options have no effect.</exception>
    public Recipe Read(ParseResult result, ValidationRows validation = default, bool isWarmStart = false, bool dividesRows = false)
    {
        var preset = result.GetValue(_preset) is { } name ? Preset.Find(name)! : Preset.All[0];
        var assignments = _adjustments.Read(result);
        if (validation.Share is { } share)
        {
            assignments = assignments.Add(new OptionAssignment(OptionTable.Validation, share.ToString(CultureInfo.InvariantCulture)));
        }

        var recipe = new Recipe(
            SharedOptions.DataOf(result, _data),
            _reading.Read(result),
            ReadTable(result, preset.Scaling),
            preset,
            assignments,
            _weighting.Decision(result),
            _weighting.Costs(result),
            SharedOptions.ThreadsOf(result, _threads));
        RefuseUnused(result, recipe, validation.File is not null, isWarmStart, dividesRows);
        return recipe;
    }

    /// <summary>
    /// Refuses options without effect before anything is read. For whatever table it is, the outcome is the same: conditions look only at what no preset
    /// makes depend on the table, which a test holds for all of them.
    /// </summary>
    private void RefuseUnused(ParseResult result, Recipe recipe, bool hasOwnValidation, bool isWarmStart, bool dividesRows)
    {
        var unused = new UnusedOptions(result);
        var setup = new TrainingSetup(recipe.OptionsFor(AnyTable), hasOwnValidation);
        unused.Refuse(recipe.Assignments, setup);
        if (!setup.ChoosesEpoch && !dividesRows)
        {
            unused.Refuse(
                "needs rows that judge, and none are held back: see --validation",
                [_dependence.Group, .. _dependence.TimeLimit(result) is null ? (Option[])[_dependence.Time] : []]);
        }

        if (isWarmStart)
        {
            unused.Refuse(
                "has no effect with --from: the model says it",
                _targets, _task, _targetScale, _dropped, _categorical, _numeric, _text, _textBuckets, _decimal, _missing, _dates);
            unused.Refuse("has no effect with --from: all rows count the same", _weighting.Weight);
            _adjustments.RefuseShape(unused);
        }

        unused.ThrowIfAny();
    }

    private TableOptions ReadTable(ParseResult result, NumberScaling scaling) => new()
    {
        Targets = [.. result.Texts(_targets)],
        Task = TaskNames.All.TryParse(result.GetValue(_task), out var task) ? task : null,
        LearnsLogarithms = result.GetValue(_targetScale) switch
        {
            "log" => true,
            "linear" => false,
            _ => null,
        },
        Dropped = [.. result.Texts(_dropped)],
        Categorical = [.. result.Texts(_categorical)],
        Numeric = [.. result.Texts(_numeric)],
        Text = [.. result.Texts(_text)],
        TextBuckets = result.GetValue(_textBuckets) ?? TableOptions.DefaultTextBuckets,
        Missing = result.Texts(_missing) is { Length: > 0 } texts ? MissingTokens.Of(texts) : MissingTokens.Default,
        Dates = [.. result.Texts(_dates)],
        DecimalSign = result.GetValue(_decimal) switch
        {
            "point" => '.',
            "comma" => ',',
            _ => null,
        },
        Weight = _weighting.WeightColumn(result),
        Group = result.GetValue(_dependence.Group),
        Time = _dependence.TimeColumn(result),
        Scaling = scaling,
    };
}
