using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

/// <summary>The losses of one row and their derivatives by the outputs; no short cut through the activation.</summary>
internal static class OracleLosses
{
    public static double Value(LossFunction loss, Activation output, double[] outputs, double[] targets) => loss.Kind.Name switch
    {
        "squared-error" => outputs.Zip(targets, (y, target) => (y - target) * (y - target) / 2).Sum(),
        "absolute-error" => outputs.Zip(targets, (y, target) => Math.Abs(y - target)).Sum(),
        "huber" => outputs.Zip(targets, (y, target) => Huber(y - target, loss.Parameter)).Sum(),
        "quantile" => outputs.Select((y, i) => Math.Max(Of(loss, i) * (targets[i] - y), (Of(loss, i) - 1.0) * (targets[i] - y))).Sum(),
        "cross-entropy" when output == Activation.Softmax => outputs.Zip(targets, WeightedLog).Sum(),
        "cross-entropy" when output == Activation.Sigmoid =>
            outputs.Zip(targets, (y, target) => WeightedLog(y, target) + WeightedLog(1 - y, 1 - target)).Sum(),
        _ => throw new ArgumentException($"{loss.Kind.Name} has no meaning after {output}."),
    };

    public static double[] SlopesByOutputs(LossFunction loss, Activation output, double[] outputs, double[] targets) => loss.Kind.Name switch
    {
        "squared-error" => [.. outputs.Zip(targets, (y, target) => y - target)],
        "absolute-error" => [.. outputs.Zip(targets, (y, target) => (double)Math.Sign(y - target))],
        "huber" => [.. outputs.Zip(targets, (y, target) => Math.Clamp(y - target, -loss.Parameter, loss.Parameter))],
        "quantile" => [.. outputs.Select((y, i) => y > targets[i] ? 1.0 - Of(loss, i) : -(double)Of(loss, i))],
        "cross-entropy" when output == Activation.Softmax => [.. outputs.Zip(targets, (y, target) => -target / y)],
        "cross-entropy" when output == Activation.Sigmoid => [.. outputs.Zip(targets, (y, target) => -target / y + (1 - target) / (1 - y))],
        _ => throw new ArgumentException($"{loss.Kind.Name} has no meaning after {output}."),
    };

    /// <summary>The quantile of an output.</summary>
    private static float Of(LossFunction loss, int output) => loss.Quantiles.IsDefault ? loss.Parameter : loss.Quantiles[output % loss.Quantiles.Length];

    // Huber (1964), equation 2.8: x²/2 within k, k·|x| − k²/2 beyond.
    private static double Huber(double x, double k) => Math.Abs(x) < k ? x * x / 2 : k * Math.Abs(x) - k * k / 2;

    // 0·ln 0 is 0 in the definition of entropy, and not a number in floating point.
    private static double WeightedLog(double probability, double weight) => weight == 0 ? 0 : -weight * Math.Log(probability);
}
