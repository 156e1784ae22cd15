using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Training;

namespace Gophernet.Tests.Models.Files;

/// <summary>Options as no preset has them.</summary>
internal static class UnusualOptions
{
    /// <summary>No option as it is by default; the embedding of categories fits the widest feature of the tests.</summary>
    public static TrainingOptions All { get; } = new()
    {
        Preset = "my \"own\"",
        HasInputScale = true,
        Numbers = [NumberEmbedding.Lines, NumberEmbedding.Waves],
        HasNeighbours = true,
        StopsBetweenWaves = true,
        EmbeddedCategories = 5,
        Hidden = [3, 5],
        HiddenActivation = Activation.Tanh,
        IsParametric = true,
        OutputActivation = Activation.Sigmoid,
        Loss = new LossFunction(Loss.SquaredError, 1.1f),
        LabelSmoothing = 0.2f,
        StartingWeights = StartingWeights.NormalScaled,
        Optimizer = Optimizer.AdamW,
        LearningRate = 0.1f,
        Rates = new ParameterRates(IsByWidth: true, Bias: 0.3f, Scale: 0.7f, Wave: 1.3f, Category: 1.7f, ActivationWeight: 1.9f),
        Schedule = Schedule.CosLog4,
        Momentum = 0.9f,
        HasNesterov = true,
        SquareDecay = 0.95f,
        WeightDecay = 1e-3f,
        Dropout = 0.15f,
        RegularisationSchedule = Schedule.FlatCosine,
        GradientClip = float.MaxValue,
        Reduction = GradientReduction.Sum,
        BatchSize = 7,
        DropsPartialBatch = true,
        Epochs = 12,
        ValidationFraction = 1.0 / 3,
        Patience = 4,
        SelectedColumns = 0,
        Refits = true,
        ClassWeights = new ClassWeighting(IsBalanced: true, [("of_\"a\"", 0.1f), ("ü", 0)]),
        Calibrates = true,
        LimitsPredictions = true,
        NetworkCount = 2,
        Seed = ulong.MaxValue,
    };
}
