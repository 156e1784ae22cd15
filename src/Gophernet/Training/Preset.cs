using System.Collections.Immutable;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Training;

/// <summary>A named set of options, which may depend on the table. The presets are those of <see cref="All"/>, a line each.</summary>
public sealed class Preset
{
    /// <summary>The categories from which on RealMLP gives a feature learned numbers.</summary>
    public const int MinEmbeddedCategories = 9;

    private const string PlainName = "plain";
    private const string ClassicName = "classic";

    // Rows times epochs of a network of the preset default: 50,000 rows take about a minute on two processors.
    private const int RowEpochs = 3_000_000;

    private const int MinEpochs = 60;
    private const int MaxEpochs = 128;

    // Fewer cannot tell which kind of network is better, and networks with waves alone were (docs/accuracy.md).
    private const int MinRowsOfKinds = 5_000;

    // Classes of fewer are learned as well by narrow layers (docs/accuracy.md); numbers are not.
    private const int MinRowsOfWideLayers = 400;

    private const int MaxNetworks = 8;
    private const int MaxNetworksOfKind = 6; // of best: more would take more than three times as long as default
    private const int MinEpochsOfManyRows = 12;
    private const int MaxBatch = 2048;

    // Texts beside other features are learned as if they were alone in few rows with few others: what others say together needs wide layers and many
    // epochs (with 16 narrow ones, an error of 0.5% was one of 1.3% on a table of six categories).
    private const int MaxRowsOfTextsBesideOthers = 20_000;
    private const int MaxOthersOfText = 3;

    // Rows times epochs of a network, and epochs, where there is little but texts: fastText takes 5.
    private const int TextRowEpochs = 150_000;
    private const int MinTextEpochs = 6;
    private const int MaxTextEpochs = 16;

    private const int MinTextBatch = 16;
    private const int MaxTextBatch = 256;
    private const int MaxTextSteps = 320; // of an epoch, as long as batches can be larger

    // Beyond, numbers are pixels and their like: the first layer, with waves four times as wide, would take most of the time and gain nothing.
    private const int MaxEmbeddedNumbers = 128;

    private readonly Func<DataSize, TrainingOptions> _optionsFor;

    private Preset(string name, string purpose, NumberScaling scaling, Func<DataSize, TrainingOptions> optionsFor) =>
        (Name, Purpose, Scaling, _optionsFor) = (name, purpose, scaling, optionsFor);

    /// <summary>
    /// The article's algorithm: one hidden layer of 3, sigmoid throughout, squared error, gradient descent at 0.3 on the summed gradient of all rows,
    /// 5,000 epochs.
    /// </summary>
    public static TrainingOptions Classic { get; } = new()
    {
        Preset = ClassicName,
        Hidden = [3],
        HiddenActivation = Activation.Sigmoid,
        OutputActivation = Activation.Sigmoid,
        Loss = Loss.SquaredError,
        StartingWeights = StartingWeights.UniformUnit,
        Optimizer = Optimizer.GradientDescent,
        LearningRate = 0.3f,
        Reduction = GradientReduction.Sum,
        BatchSize = 0,
        Epochs = 5000,
    };

    /// <summary>
    /// The textbook's: standardised inputs, two hidden layers of ReLU, softmax with cross-entropy, Adam on shuffled mini-batches, on all rows and for all
    /// epochs.
    /// </summary>
    public static TrainingOptions Plain { get; } = new()
    {
        Preset = PlainName,
        Hidden = [64, 32],
        HiddenActivation = Activation.Relu,
        OutputActivation = Activation.Softmax,
        Loss = Loss.CrossEntropy,
        StartingWeights = StartingWeights.UniformScaled,
        Optimizer = Optimizer.Adam,
        LearningRate = 1e-3f,
        Reduction = GradientReduction.Mean,
        BatchSize = 32,
        Epochs = 100,
    };

    /// <summary>Every preset, in the order that help shows; the first is the default.</summary>
    public static IReadOnlyList<Preset> All { get; } =
    [
        new("default", "RealMLP, 4 or 8 networks averaged: up to a minute for 50,000 rows", NumberScaling.Robust, Large),
        new("fast", "2 or 3 small networks: seconds", NumberScaling.Robust, Fast),
        new("best", "more networks, some of which compare with training rows, kept in the model: 2 to 3 times as long", NumberScaling.Robust, Largest),
        new(PlainName, "the textbook's 64-32 ReLU with Adam, on all rows", NumberScaling.Standard, size => ForTask(Plain, size.Task)),
        new(ClassicName, "the article's 3 sigmoids with gradient descent", NumberScaling.None, _ => Classic),
    ];

    /// <summary>The name on the command line and in model files.</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public string Purpose { get; }

    /// <summary>How it wants numbers to become inputs.</summary>
    public NumberScaling Scaling { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The preset of a name; null where there is none.</summary>
    internal static Preset? Find(string name) => All.FirstOrDefault(preset => preset.Name == name);

    /// <summary>The options for a table: <see cref="Classic"/> is for classes and labels alone.</summary>
    internal TrainingOptions For(DataSize size) => _optionsFor(size) with { Preset = Name };

    /// <summary>Outputs and loss that fit what is predicted: numbers are not probabilities, and labels do not exclude each other.</summary>
    private static TrainingOptions ForTask(TrainingOptions options, TaskKind task) => task switch
    {
        TaskKind.Regression => options with { OutputActivation = Activation.Identity, Loss = Loss.SquaredError, LabelSmoothing = 0 },
        TaskKind.MultiLabel => options with { OutputActivation = Activation.Sigmoid, LabelSmoothing = 0 },
        _ => options,
    };

    /// <summary>
    /// RealMLP-TD-S with fewer and narrower layers and fewer epochs, twice; three times and half as wide for classes of few rows, which takes less time,
    /// and less than half of the weights.
    /// </summary>
    private static TrainingOptions Fast(DataSize size)
    {
        var isNarrow = size.Task == TaskKind.Classification && size.Rows < MinRowsOfWideLayers && size.Texts == 0;
        return ForTexts(size, Small(size) with
        {
            Numbers = KindsFor(size, networks: 2, NumberEmbedding.Plain),
            Hidden = isNarrow ? [64, 64] : [128, 128],
            Epochs = Math.Clamp(RowEpochs / 2 / Math.Max(1, size.Rows), MinEpochsOfManyRows, 64),
            NetworkCount = isNarrow ? 3 : 2,
        });
    }

    /// <summary>
    /// As many networks of each kind, those that compare rows among them, as <see cref="Large"/> has in all; twice as many as that where there are texts.
    /// </summary>
    private static TrainingOptions Largest(DataSize size)
    {
        var large = Large(size);
        if (size.Texts > 0)
        {
            return large with { NetworkCount = 2 * large.NetworkCount };
        }

        large = large with
        {
            HasNeighbours = true,
            Numbers = size.Numbers > MaxEmbeddedNumbers ? large.Numbers : [NumberEmbedding.Waves, NumberEmbedding.Lines],
        };
        return large with { NetworkCount = Math.Min(large.NetworkCount, MaxNetworksOfKind) * large.KindCount };
    }

    /// <summary>
    /// RealMLP-TD (Holzmüller et al., 2024), several networks with fewer epochs each instead of one: in the same time as accurate as three with all epochs.
    /// Texts say nothing before they are learned, so that weights cannot be fitted to them: beside a last layer that was not 0, numbers to predict drove
    /// the texts away (R² of 400 texts and their lengths -3.2, and 0.98 with a last layer of 0). Classes, whose deltas are bounded, came to no harm.
    /// </summary>
    private static TrainingOptions Large(DataSize size) => ForTexts(size, Small(size) with
    {
        Numbers = KindsFor(size, NetworksFor(size), NumberEmbedding.Waves),
        EmbeddedCategories = MinEmbeddedCategories,
        StartingWeights = size.Task == TaskKind.Regression && size.Texts > 0 ? StartingWeights.NormalScaled : StartingWeights.NormalFitted,
        IsParametric = true,
        Dropout = 0.15f,
        WeightDecay = 0.02f,
        Epochs = EpochsFor(size),
        NetworkCount = NetworksFor(size),
    });

    /// <summary>
    /// Most of what texts say goes past the layers, and needs steps, not epochs: with small batches 16 epochs were better than 128 (log-loss of 1,000 short
    /// reviews 0.404 against 0.417, of 1,000 reviews beside numbers 0.300 against 0.309, of
    /// 5,000 titles beside a number 0.70 against 0.96), in a twentieth of the time.
    /// </summary>
    private static TrainingOptions ForTexts(DataSize size, TrainingOptions options)
    {
        var others = size.Features - size.Texts;
        if (size.Texts == 0 || others > MaxOthersOfText * size.Texts || (others > 0 && size.Rows > MaxRowsOfTextsBesideOthers))
        {
            return options;
        }

        var batch = MinTextBatch;
        while (batch < MaxTextBatch && size.Rows / batch > MaxTextSteps)
        {
            batch *= 2;
        }

        return options with
        {
            Numbers = [options.Numbers[0]],
            Hidden = [64, 64],
            NetworkCount = Math.Min(options.NetworkCount, MaxNetworks / 2),
            BatchSize = batch,
            Epochs = Math.Clamp(TextRowEpochs / Math.Max(1, size.Rows), MinTextEpochs, MaxTextEpochs),
        };
    }

    /// <summary>
    /// RealMLP-TD-S (Holzmüller, Grinsztajn and Steinwart, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data", 2024).
    /// </summary>
    private static TrainingOptions Small(DataSize size)
    {
        var isRegression = size.Task == TaskKind.Regression;
        return ForTask(new TrainingOptions
        {
            Preset = "", // its name is that of the preset which asks
            HasInputScale = true,
            Hidden = [256, 256, 256],
            HiddenActivation = isRegression ? Activation.Mish : Activation.Selu,
            OutputActivation = Activation.Softmax,
            Loss = Loss.CrossEntropy,
            LabelSmoothing = 0.1f,
            StartingWeights = StartingWeights.NormalScaled,
            Optimizer = Optimizer.AdamW,
            SquareDecay = 0.95f,
            LearningRate = isRegression ? 0.07f : 0.04f,
            Rates = ParameterRates.RealMlp,
            Schedule = Schedule.CosLog4,
            RegularisationSchedule = Schedule.FlatCosine,
            Reduction = GradientReduction.Mean,
            BatchSize = BatchFor(size.Rows),
            DropsPartialBatch = true,
            Epochs = MaxEpochs,
            ValidationFraction = 0.2,
            StopsBetweenWaves = isRegression, // the share of wrong classes is too coarse for it
            Calibrates = true,
            LimitsPredictions = true,
        }, size.Task);
    }

    /// <summary>
    /// How numbers enter: in one way; where rows are enough to tell which is better, in turn with learned lines, which know steps and values that repeat.
    /// </summary>
    private static ImmutableArray<NumberEmbedding> KindsFor(DataSize size, int networks, NumberEmbedding usual) =>
        size.Numbers > MaxEmbeddedNumbers ? TrainingOptions.PlainNumbers
            : size.Rows < MinRowsOfKinds || networks < 2 ? [usual] : [usual, NumberEmbedding.Lines];

    /// <summary>Many rows need fewer epochs: the steps are what counts. Classes of many rows need half of those that numbers do.</summary>
    private static int EpochsFor(DataSize size)
    {
        var rows = Math.Max(1, size.Rows);
        var divisor = IsHalved(size) ? 2 : 1;
        return rows * (long)MinEpochs / divisor <= 4L * RowEpochs
            ? Math.Clamp(RowEpochs / 2 / rows, MinEpochs, MaxEpochs) / divisor
            : (int)Math.Max(MinEpochsOfManyRows, 4L * RowEpochs / rows);
    }

    private static int NetworksFor(DataSize size)
    {
        var rows = Math.Max(1, size.Rows);
        return IsHalved(size) ? Math.Clamp(2 * RowEpochs / EpochsFor(size) / rows, 1, MaxNetworks)
            : Math.Clamp(4 * RowEpochs / MinEpochs / rows, 1, MaxNetworks / 2);
    }

    private static bool IsHalved(DataSize size) => size.Task != TaskKind.Regression && size.Rows >= MinRowsOfKinds;

    /// <summary>Millions of rows are learnt in larger batches, which give as many steps as 250,000 rows in the recipe's.</summary>
    private static int BatchFor(int rows)
    {
        var batch = 256;
        while (batch < MaxBatch && rows / batch > 1000)
        {
            batch *= 2;
        }

        return batch;
    }
}
