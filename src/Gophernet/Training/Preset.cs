using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Training;

/// <summary>Named sets of options.</summary>
public static class Preset
{
    /// <summary>The names, each with what it is for and how it wants numbers to become inputs, in the order that help shows.</summary>
    public static IReadOnlyList<(string Name, string Purpose, NumberScaling Scaling)> All { get; } =
    [
        ("default", "RealMLP, 4 networks averaged: a minute for 50,000 rows", NumberScaling.Robust),
        ("fast", "2 small networks: seconds", NumberScaling.Robust),
        ("best", "8 networks: twice the default's time", NumberScaling.Robust),
        ("plain", "the textbook's 64-32 ReLU with Adam, on all rows", NumberScaling.Standard),
        ("classic", "the article's 3 sigmoids with gradient descent", NumberScaling.None),
    ];

    /// <summary>The categories from which on RealMLP gives a feature learned numbers.</summary>
    public const int MinEmbeddedCategories = 9;

    /// <summary>
    /// The article's algorithm: one hidden layer of 3, sigmoid throughout, squared error, gradient descent at 0.3 on the summed gradient of all rows,
    /// 5,000 epochs.
    /// </summary>
    public static TrainingOptions Classic { get; } = new()
    {
        Preset = "classic",
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
        Preset = "plain",
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

    // Rows times epochs of a network of the preset default: 50,000 rows take about a minute on two processors.
    private const int RowEpochs = 3_000_000;

    private const int MinEpochs = 60;
    private const int MaxEpochs = 128;
    private const int MinEpochsOfManyRows = 12;
    private const int MaxBatch = 2048;

    // Beyond, numbers are pixels and their like: the first layer, with waves four times as wide, would take most of the time and gain nothing.
    private const int MaxEmbeddedNumbers = 128;

    /// <summary>The options of a preset for a table: <see cref="Classic"/> is for classes and labels alone.</summary>
    /// <exception cref="ArgumentException">There is no such preset.</exception>
    internal static TrainingOptions For(string name, DataSize size) => name switch
    {
        "classic" => Classic,
        "plain" => ForTask(Plain, size.Task),
        "fast" => Fast(size),
        "default" => Large(size),
        "best" => Large(size) with { Preset = "best", NetworkCount = 2 * Math.Max(4, Large(size).NetworkCount) },
        _ => throw new ArgumentException($"There is no preset \"{name}\".", nameof(name)),
    };

    /// <summary>Outputs and loss that fit what is predicted: numbers are not probabilities, and labels do not exclude each other.</summary>
    private static TrainingOptions ForTask(TrainingOptions options, TaskKind task) => task switch
    {
        TaskKind.Regression => options with { OutputActivation = Activation.Identity, Loss = Loss.SquaredError, LabelSmoothing = 0 },
        TaskKind.MultiLabel => options with { OutputActivation = Activation.Sigmoid, LabelSmoothing = 0 },
        _ => options,
    };

    /// <summary>RealMLP-TD-S with fewer and narrower layers and fewer epochs, twice.</summary>
    private static TrainingOptions Fast(DataSize size) => Small(size) with
    {
        Preset = "fast",
        Hidden = [128, 128],
        Epochs = Math.Clamp(RowEpochs / 2 / Math.Max(1, size.Rows), MinEpochsOfManyRows, 64),
        NetworkCount = 2,
    };

    /// <summary>
    /// RealMLP-TD (Holzmüller et al., 2024), several networks with fewer epochs each instead of one: in the same time as accurate as three with all epochs.
    /// </summary>
    private static TrainingOptions Large(DataSize size) => Small(size) with
    {
        Preset = "default",
        EmbedsNumbers = size.Numbers <= MaxEmbeddedNumbers,
        EmbeddedCategories = MinEmbeddedCategories,
        StartingWeights = StartingWeights.NormalFitted,
        IsParametric = true,
        Dropout = 0.15f,
        WeightDecay = 0.02f,
        Epochs = EpochsFor(size.Rows, MinEpochs),
        NetworkCount = Math.Clamp(4 * RowEpochs / MinEpochs / Math.Max(1, size.Rows), 1, 4),
    };

    /// <summary>
    /// RealMLP-TD-S (Holzmüller, Grinsztajn and Steinwart, "Better by default: strong pre-tuned MLPs and boosted trees on tabular data", 2024).
    /// </summary>
    private static TrainingOptions Small(DataSize size)
    {
        var isRegression = size.Task == TaskKind.Regression;
        return ForTask(new TrainingOptions
        {
            Preset = "",
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
            Calibrates = true,
            LimitsPredictions = true,
        }, size.Task);
    }

    /// <summary>Many rows need fewer epochs: the steps are what counts.</summary>
    private static int EpochsFor(int rows, int fewest) =>
        rows * (long)fewest <= 4L * RowEpochs
            ? Math.Clamp(RowEpochs / 2 / Math.Max(1, rows), fewest, MaxEpochs)
            : (int)Math.Max(MinEpochsOfManyRows, 4L * RowEpochs / rows);

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
