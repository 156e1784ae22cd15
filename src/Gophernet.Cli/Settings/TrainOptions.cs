using System.Collections.Immutable;
using System.CommandLine;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>train</c>, and how they become settings.</summary>
internal sealed class TrainOptions(VerbosityOptions verbosity)
{
    private static readonly NameTable<TaskKind> TaskNames = new(
        ("classification", TaskKind.Classification), ("regression", TaskKind.Regression), ("multilabel", TaskKind.MultiLabel));

    private static readonly string[] HiddenActivations = ["identity", "sigmoid", "tanh", "relu", "selu", "silu", "gelu", "mish"];

    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly ReadingOptions _reading = new();
    private readonly Option<string[]> _targets = ListOption.Columns("--target", "Column to predict, or several [default: the last column]", "-t");
    private readonly Option<string> _task = SharedOptions.Choice("--task", string.Join(", ", TaskNames.Names) + " [default: found from the target]",
        TaskNames.Names);
    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "Model file to write; - for standard output",
        HelpName = "MODEL",
        DefaultValueFactory = _ => "model.safetensors",
    };

    private readonly Option<string?> _test = new("--test") { Description = "Data to evaluate the model on at the end", HelpName = "DATA" };
    private readonly Option<string[]> _dropped = ListOption.Columns("--drop", "Columns to leave out; * and ? match");
    private readonly Option<string[]> _categorical = ListOption.Columns("--categorical", "Columns whose numbers are names");
    private readonly Option<string[]> _numeric = ListOption.Columns("--numeric", "Columns that must be numbers");
    private readonly Option<string[]> _missing = ListOption.Columns("--missing", "Texts of missing values, instead of the usual ones");
    private readonly Option<string> _preset = SharedOptions.Choice("--preset",
        "The options to start from: default, or classic (the article's network)", [.. Preset.All.Select(preset => preset.Preset)]);
    private readonly Option<ImmutableArray<int>?> _hidden = ListOption.Widths("--hidden", "Widths of the hidden layers, or none");
    private readonly Option<string> _activation = SharedOptions.Choice("--activation", "Of the hidden layers: " + string.Join(", ",
        HiddenActivations), HiddenActivations);
    private readonly Option<string> _optimizer = SharedOptions.Choice("--optimizer", string.Join(" or ", TrainingNames.Optimizers.Names),
        TrainingNames.Optimizers.Names);
    private readonly Option<float?> _learningRate = NumberOption.Real("--learning-rate", "Length of the steps", 0, float.PositiveInfinity,
        inclusive: false, "a number above 0");
    private readonly Option<float?> _momentum = NumberOption.Real("--momentum", "Of gradient-descent, from 0 to below 1", 0, 1, inclusive: true,
        "a number from 0 to below 1");
    private readonly Option<int?> _batchSize = NumberOption.Whole("--batch-size", "Rows a step; 0 for all rows at once", 0);
    private readonly Option<int?> _epochs = NumberOption.Whole("--epochs", "How often every row is seen", 1);
    private readonly Option<ulong?> _seed = NumberOption.Seed("Seed of all random numbers [default: 1]");
    private readonly Option<int?> _threads = SharedOptions.Threads();

    public void AddTo(Command command)
    {
        command.Arguments.Add(_data);
        foreach (var option in new Option[]
        {
            _targets, _task, _output, _test, _dropped, _categorical, _numeric, _missing, _preset, _hidden, _activation, _optimizer, _learningRate,
                _momentum, _batchSize, _epochs, _seed, _threads,
        })
        {
            command.Options.Add(option);
        }

        _reading.AddTo(command);
    }

    public TrainSettings Read(ParseResult result)
    {
        var presetName = result.GetValue(_preset);
        var preset = Preset.All.FirstOrDefault(preset => preset.Preset == presetName) ?? Preset.Default;
        return new TrainSettings(
            SharedOptions.DataOf(result, _data),
            _reading.Read(result),
            ReadTable(result, preset.StandardiseInputs),
            result.GetValue(_output)!,
            result.GetValue(_test),
            preset with
            {
                Hidden = result.GetValue(_hidden) ?? preset.Hidden,
                HiddenActivation = NetworkNames.Activations.TryParse(result.GetValue(_activation), out var activation) ? activation : preset.HiddenActivation,
                Optimizer = TrainingNames.Optimizers.TryParse(result.GetValue(_optimizer), out var optimizer) ? optimizer : preset.Optimizer,
                LearningRate = result.GetValue(_learningRate) ?? preset.LearningRate,
                Momentum = result.GetValue(_momentum) ?? preset.Momentum,
                BatchSize = result.GetValue(_batchSize) ?? preset.BatchSize,
                Epochs = result.GetValue(_epochs) ?? preset.Epochs,
                Seed = result.GetValue(_seed) ?? preset.Seed,
            },
            SharedOptions.ThreadsOf(result, _threads),
            verbosity.Read(result));
    }

    private TableOptions ReadTable(ParseResult result, bool standardises) => new()
    {
        Targets = [.. result.GetValue(_targets) ?? []],
        Task = TaskNames.TryParse(result.GetValue(_task), out var task) ? task : null,
        Dropped = [.. result.GetValue(_dropped) ?? []],
        Categorical = [.. result.GetValue(_categorical) ?? []],
        Numeric = [.. result.GetValue(_numeric) ?? []],
        Missing = result.GetValue(_missing) is { Length: > 0 } texts ? new MissingTokens(["", .. texts]) : MissingTokens.Default,
        Standardises = standardises,
    };
}
