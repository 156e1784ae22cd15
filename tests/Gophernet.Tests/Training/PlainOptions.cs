using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Training;

/// <summary>Options that no preset changes: a plain network of ReLU, trained by Adam on small batches.</summary>
internal static class PlainOptions
{
    public static TrainingOptions Default { get; } = new()
    {
        Preset = "default",
        Scaling = NumberScaling.Standard,
        Hidden = [64, 32],
        HiddenActivation = Activation.Relu,
        OutputActivation = Activation.Softmax,
        Loss = Loss.CrossEntropy,
        StartingWeights = StartingWeights.UniformScaled,
        Optimizer = OptimizerKind.Adam,
        LearningRate = 0.001f,
        Reduction = GradientReduction.Mean,
        BatchSize = 32,
        Epochs = 100,
    };
}
