using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks.Losses;

/// <summary>
/// Cross-entropy after softmax, over the outputs of a row, and after sigmoid, of each output by itself. Logarithms of probabilities are taken from the
/// logits, so that the loss stays finite and exact however certain the network is.
/// </summary>
internal sealed class CrossEntropy : Loss
{
    public override string Name => "cross-entropy";

    internal override bool FitsNumbers => false;

    internal override bool FitsClasses => true;

    internal override float UsualParameter => 1;

    internal override bool ParameterIsQuantile => false;

    internal override void RequireFit(Activation output)
    {
        if (output != Activation.Softmax && output != Activation.Sigmoid)
        {
            throw new ArgumentException($"Cross-entropy needs outputs that are probabilities: softmax or sigmoid, not {output}.");
        }
    }

    internal override double Run(
        ReadOnlySpan<float> parameters, Activation output, PanelMatrix logits, PanelMatrix outputs, PanelMatrix targets, PanelMatrix? weights,
        PanelMatrix deltas) =>
        output == Activation.Softmax
            ? LossLoop.Run<AfterSoftmax>(parameters, logits, targets, weights, deltas)
            : LossLoop.Run<AfterSigmoid>(parameters, logits, targets, weights, deltas);

    internal override double ErrorOf(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> parameters) => OfLabels(logits, targets);

    internal override double ErrorFromMean(double mean) => mean;

    /// <summary>Σ target·(ln Σ eˡᵒᵍⁱᵗ − logit), in double.</summary>
    public static double OfClasses(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        var (largest, logTotal) = Logits.LogSumExp(logits, factor: 1);
        var entropy = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            entropy += targets[i] * (logTotal - (logits[i] - largest));
        }

        return entropy;
    }

    /// <summary>The mean over the labels of max(logit, 0) − logit·target + ln(1 + e^−|logit|), in double.</summary>
    public static double OfLabels(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        var entropy = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            double logit = logits[i];
            entropy += Math.Max(logit, 0) - logit * targets[i] + ScalarMath.Log(1 + ScalarMath.Exp(-Math.Abs(logit)));
        }

        return entropy / logits.Length;
    }

    /// <summary>Σ target·(ln Σ eˡᵒᵍⁱᵗ − logit); the delta is probability − target, where the targets sum to 1.</summary>
    private readonly struct AfterSoftmax : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> parameters, ReadOnlySpan<float> values, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow)
        {
            var (largest, total) = Softmax.Powers(values, deltas);
            var logTotal = VectorMath.Log(total);
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < values.Length; i += LossLoop.Step)
            {
                var target = VectorLoop.Load(targets, i);
                losses = Vector256.FusedMultiplyAdd(target, logTotal - (VectorLoop.Load(values, i) - largest), losses);
                VectorLoop.Store((VectorLoop.Load(deltas, i) / total - target) & isRow, deltas, i);
            }

            return losses;
        }
    }

    /// <summary>max(logit, 0) − logit·target + ln(1 + e^−|logit|), for each output by itself; the delta is probability − target.</summary>
    private readonly struct AfterSigmoid : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> parameters, ReadOnlySpan<float> values, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < values.Length; i += LossLoop.Step)
            {
                var (logit, target) = (VectorLoop.Load(values, i), VectorLoop.Load(targets, i));
                var positive = Vector256.ConditionalSelect(Vector256.GreaterThan(logit, Vector256<float>.Zero), logit, Vector256<float>.Zero);
                var tail = VectorMath.Log(Vector256<float>.One + VectorMath.Exp(-Vector256.Abs(logit)));
                losses += Vector256.FusedMultiplyAdd(-logit, target, positive) + tail;
                VectorLoop.Store((VectorMath.Sigmoid(logit) - target) & isRow, deltas, i);
            }

            return losses;
        }
    }
}
