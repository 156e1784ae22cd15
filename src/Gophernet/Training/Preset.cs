using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>Named sets of options.</summary>
public static class Preset
{
    /// <summary>
    /// The article's algorithm: one hidden layer of 3, sigmoid throughout, squared error, gradient descent at 0.3 on the summed gradient of all rows,
    /// 5,000 epochs.
    /// </summary>
    public static TrainingOptions Classic { get; } = new()
    {
        Preset = "classic",
        StandardiseInputs = false,
        Hidden = [3],
        HiddenActivation = Activation.Sigmoid,
        OutputActivation = Activation.Sigmoid,
        Loss = Loss.SquaredError,
        StartingWeights = StartingWeights.UniformUnit,
        Optimizer = OptimizerKind.GradientDescent,
        LearningRate = 0.3f,
        Reduction = GradientReduction.Sum,
        BatchSize = 0,
        Epochs = 5000,
    };

    /// <summary>Standardised inputs, two hidden layers of ReLU, softmax with cross-entropy, Adam on shuffled mini-batches.</summary>
    public static TrainingOptions Default { get; } = new()
    {
        Preset = "default",
        StandardiseInputs = true,
        Hidden = [64, 32],
        HiddenActivation = Activation.Relu,
        OutputActivation = Activation.Softmax,
        Loss = Loss.CrossEntropy,
        StartingWeights = StartingWeights.UniformScaled,
        Optimizer = OptimizerKind.Adam,
        LearningRate = 1e-3f,
        Reduction = GradientReduction.Mean,
        BatchSize = 32,
        Epochs = 100,
    };

    /// <summary>Every preset, in the order that help shows.</summary>
    public static IReadOnlyList<TrainingOptions> All { get; } = [Default, Classic];
}
