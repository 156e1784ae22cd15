using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>Means of the targets of rows that are near, as logits: what the activation of the outputs turns into the mean again.</summary>
internal static class MeanTargets
{
    // No class is impossible because no row near is of it.
    internal const float Doubt = 1e-5f;

    /// <summary>The logits.</summary>
    /// <param name="sums">The sums of weighted targets, and in the last row of the weights, [outputs + 1, rows].</param>
    /// <param name="output">The activation of the outputs.</param>
    /// <param name="logits">Receives them, [outputs, rows].</param>
    public static void LogitsOf(PanelMatrix sums, Activation output, PanelMatrix logits)
    {
        for (var lanes = 0; lanes < Lanes.CountOf(sums); lanes++)
        {
            var from = Lanes.Of(sums, lanes);
            var to = Lanes.Of(logits, lanes);
            var total = TotalOf(from);
            for (var i = 0; i < to.Length; i += Lanes.Step)
            {
                var mean = MeanOf(VectorLoop.Load(from, i), total);
                VectorLoop.Store(LogitOf(mean, output), to, i);
            }
        }
    }

    /// <summary>From ∂loss/∂logit to ∂loss/∂sum, of the weights too.</summary>
    /// <param name="sums">As above.</param>
    /// <param name="output">The activation of the outputs.</param>
    /// <param name="deltas">∂loss/∂logit, [outputs, rows].</param>
    /// <param name="sumDeltas">Receives ∂loss/∂sum, [outputs + 1, rows].</param>
    public static void Backward(PanelMatrix sums, Activation output, PanelMatrix deltas, PanelMatrix sumDeltas)
    {
        for (var lanes = 0; lanes < Lanes.CountOf(sums); lanes++)
        {
            var from = Lanes.Of(sums, lanes);
            var back = Lanes.Of(deltas, lanes);
            var to = Lanes.Of(sumDeltas, lanes);
            var total = TotalOf(from);
            var isSome = Vector256.GreaterThan(total, Vector256<float>.Zero);
            var ofTotal = Vector256<float>.Zero;
            for (var i = 0; i < back.Length; i += Lanes.Step)
            {
                var mean = MeanOf(VectorLoop.Load(from, i), total);
                var delta = (VectorLoop.Load(back, i) * SlopeOf(mean, output) / total) & isSome;
                ofTotal -= delta * mean;
                VectorLoop.Store(delta, to, i);
            }

            VectorLoop.Store(ofTotal, to, LastRowOf(to));
        }
    }

    private static Vector256<float> TotalOf(ReadOnlySpan<float> sums) => VectorLoop.Load(sums, LastRowOf(sums));

    private static int LastRowOf(ReadOnlySpan<float> lanes) => (lanes.Length - 1) / Lanes.Step * Lanes.Step;

    /// <summary>The mean; 0 where no row near counts anything.</summary>
    private static Vector256<float> MeanOf(Vector256<float> sum, Vector256<float> total) => (sum / total) & Vector256.GreaterThan(total, Vector256<float>.Zero);

    private static Vector256<float> LogitOf(Vector256<float> mean, Activation output)
    {
        if (output == Activation.Softmax)
        {
            return VectorMath.Log(mean + Vector256.Create(Doubt));
        }

        return output == Activation.Sigmoid
            ? VectorMath.Log(mean + Vector256.Create(Doubt)) - VectorMath.Log(Vector256<float>.One - mean + Vector256.Create(Doubt))
            : mean;
    }

    private static Vector256<float> SlopeOf(Vector256<float> mean, Activation output)
    {
        if (output == Activation.Softmax)
        {
            return Vector256<float>.One / (mean + Vector256.Create(Doubt));
        }

        return output == Activation.Sigmoid
            ? Vector256<float>.One / (mean + Vector256.Create(Doubt)) + Vector256<float>.One / (Vector256<float>.One - mean + Vector256.Create(Doubt))
            : Vector256<float>.One;
    }
}
