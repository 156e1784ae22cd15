using Gophernet.Networks;

namespace Gophernet.Tests.Oracle;

/// <summary>The losses of one row and their slopes by the outputs; no short cut through the activation.</summary>
internal static class OracleLosses
{
    public static double Value(Loss loss, Activation output, double[] outputs, double[] targets) => (loss, output) switch
    {
        (Loss.SquaredError, _) => outputs.Zip(targets, (y, target) => (y - target) * (y - target) / 2).Sum(),
        (Loss.CrossEntropy, Activation.Softmax) => outputs.Zip(targets, WeightedLog).Sum(),
        (Loss.CrossEntropy, Activation.Sigmoid) =>
            outputs.Zip(targets, (y, target) => WeightedLog(y, target) + WeightedLog(1 - y, 1 - target)).Sum(),
        _ => throw new ArgumentException($"{loss} has no meaning after {output}."),
    };

    public static double[] SlopesByOutputs(Loss loss, Activation output, double[] outputs, double[] targets) => (loss, output) switch
    {
        (Loss.SquaredError, _) => [.. outputs.Zip(targets, (y, target) => y - target)],
        (Loss.CrossEntropy, Activation.Softmax) => [.. outputs.Zip(targets, (y, target) => -target / y)],
        (Loss.CrossEntropy, Activation.Sigmoid) => [.. outputs.Zip(targets, (y, target) => -target / y + (1 - target) / (1 - y))],
        _ => throw new ArgumentException($"{loss} has no meaning after {output}."),
    };

    // 0·ln 0 is 0 in the definition of entropy, and not a number in floating point.
    private static double WeightedLog(double probability, double weight) => weight == 0 ? 0 : -weight * Math.Log(probability);
}
