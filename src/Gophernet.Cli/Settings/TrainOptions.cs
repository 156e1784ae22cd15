using System.Collections.Immutable;
using System.CommandLine;
using Gophernet.Networks;
using Gophernet.Training;

namespace Gophernet.Cli.Settings;

/// <summary>The options of <c>train</c>, and how they become settings.</summary>
internal sealed class TrainOptions(VerbosityOptions verbosity)
{
    private static readonly string[] HiddenActivations = ["identity", "sigmoid", "tanh", "relu"];

    private readonly Argument<string?> _data = SharedOptions.Data();
    private readonly Option<string[]> _targets = ListOption.Columns("--target", "Column with the class, or the 0/1 columns of the classes [default: the last column]", "-t");
    private readonly Option<string> _output = new("--output", "-o") { Description = "Model file to write; - for standard output", HelpName = "MODEL", DefaultValueFactory = _ => "model.safetensors" };
    private readonly Option<string?> _test = new("--test") { Description = "Data to evaluate the model on at the end", HelpName = "DATA" };
    private readonly Option<string[]> _dropped = ListOption.Columns("--drop", "Columns to leave out");
    private readonly Option<string> _preset = Choice("--preset", "The options to start from: default, or classic (the article's network)", [.. Preset.All.Select(preset => preset.Preset)]);
    private readonly Option<ImmutableArray<int>?> _hidden = ListOption.Widths("--hidden", "Widths of the hidden layers, or none");
    private readonly Option<string> _activation = Choice("--activation", "Of the hidden layers: " + string.Join(", ", HiddenActivations), HiddenActivations);
    private readonly Option<string> _optimizer = Choice("--optimizer", string.Join(" or ", TrainingNames.Optimizers.Names), TrainingNames.Optimizers.Names);
    private readonly Option<float?> _learningRate = NumberOption.Real("--learning-rate", "Length of the steps", 0, float.PositiveInfinity, inclusive: false, "a number above 0");
    private readonly Option<float?> _momentum = NumberOption.Real("--momentum", "Of gradient-descent, from 0 to below 1", 0, 1, inclusive: true, "a number from 0 to below 1");
    private readonly Option<int?> _batchSize = NumberOption.Whole("--batch-size", "Rows a step; 0 for all rows at once", 0);
    private readonly Option<int?> _epochs = NumberOption.Whole("--epochs", "How often every row is seen", 1);
    private readonly Option<ulong?> _seed = NumberOption.Seed("Seed of all random numbers [default: 1]");

    public void AddTo(Command command)
    {
        command.Arguments.Add(_data);
        foreach (var option in new Option[]
        {
            _targets, _output, _test, _dropped, _preset, _hidden, _activation, _optimizer, _learningRate, _momentum, _batchSize, _epochs, _seed,
        })
        {
            command.Options.Add(option);
        }
    }

    public TrainSettings Read(ParseResult result)
    {
        var presetName = result.GetValue(_preset);
        var preset = Preset.All.FirstOrDefault(preset => preset.Preset == presetName) ?? Preset.Default;
        return new TrainSettings(
            SharedOptions.DataOf(result, _data),
            [.. result.GetValue(_targets) ?? []],
            [.. result.GetValue(_dropped) ?? []],
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
            verbosity.Read(result));
    }

    private static Option<string> Choice(string name, string description, IReadOnlyList<string> names) => new(name)
    {
        Description = description,
        HelpName = "NAME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!names.Contains(text))
            {
                result.AddError($"{name}: expected {string.Join(" or ", names)}, found \"{text}\"");
            }

            return text;
        },
    };
}
