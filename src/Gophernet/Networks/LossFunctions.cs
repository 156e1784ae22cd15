using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// The losses and their deltas, ∂loss/∂logit, over a batch, [outputs, rows], in one pass over the logits of the output layer: logarithms of probabilities are
/// taken from the logits, so that a loss stays finite and exact however certain the network is.
/// </summary>
internal static class LossFunctions
{
    private const int Step = PanelMatrix.PanelColumns;

    /// <summary>Throws for a pair that has no meaning: cross-entropy needs outputs that are probabilities.</summary>
    public static void RequireFit(Loss loss, Activation output)
    {
        if (loss == Loss.CrossEntropy && output != Activation.Softmax && output != Activation.Sigmoid)
        {
            throw new ArgumentException($"Cross-entropy needs outputs that are probabilities: softmax or sigmoid, not {output}.");
        }
    }

    /// <summary>Computes the loss and ∂loss/∂sum of the output layer.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="output">The activation of the output layer.</param>
    /// <param name="logits">The logits, the pre-activations of the output layer, [outputs, rows].</param>
    /// <param name="outputs">Memory for what it puts out, [outputs, rows]; may be the logits.</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="weights">What each row counts, [1, rows]; null where all count 1.</param>
    /// <param name="deltas">Receives ∂loss/∂logit, [outputs, rows]; 0 in the padding.</param>
    /// <returns>The loss summed over outputs and rows, in double.</returns>
    public static double Run(
        LossFunction loss, Activation output, PanelMatrix logits, PanelMatrix outputs, PanelMatrix targets, PanelMatrix? weights, PanelMatrix deltas)
    {
        if (loss.Kind == Loss.CrossEntropy)
        {
            return output == Activation.Softmax
                ? OverRows<SoftmaxEntropy>(logits, targets, weights, deltas)
                : OverRows<SigmoidEntropy>(logits, targets, weights, deltas);
        }

        output.Apply(logits, outputs, 0, logits.PanelCount);
        var total = loss.Kind switch
        {
            Loss.SquaredError => OverRows<HalfSquare>(outputs, targets, weights, deltas),
            Loss.AbsoluteError => OverRows<Distance>(outputs, targets, weights, deltas),
            Loss.Huber => OverRows<HalfSquareNear>(outputs, targets, weights, deltas, loss.Parameter),
            Loss.Quantile => OverRows<Pinball>(outputs, targets, weights, deltas, loss.Parameter),
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
        output.MultiplyByDerivative(logits, outputs, deltas);
        return total;
    }

    /// <summary>Eight rows at a time, down the outputs of a panel; the padding is left out of the loss and gets deltas of 0.</summary>
    private static double OverRows<TLoss>(PanelMatrix logits, PanelMatrix targets, PanelMatrix? weights, PanelMatrix deltas, float parameter = 0)
        where TLoss : struct, IRowLoss
    {
        var total = Vector256<double>.Zero;
        for (var panel = 0; panel < logits.PanelCount; panel++)
        {
            for (var lane = 0; lane < Step; lane += VectorLoop.Width)
            {
                var isRow = Vector256.LessThan(Lanes, Vector256.Create(logits.Columns - panel * Step - lane)).AsSingle();
                var rowDeltas = deltas.Panels(panel, 1)[lane..];
                var losses = TLoss.Run(logits.Panels(panel, 1)[lane..], targets.Panels(panel, 1)[lane..], rowDeltas, isRow, parameter) & isRow;
                if (weights is not null)
                {
                    losses *= Weigh(VectorLoop.Load(weights.Panels(panel, 1), lane), rowDeltas);
                }

                var (low, high) = Vector256.Widen(losses);
                total += low + high;
            }
        }

        return (total[0] + total[2]) + (total[1] + total[3]);
    }

    private static Vector256<float> Weigh(Vector256<float> weights, Span<float> deltas)
    {
        for (var i = 0; i < deltas.Length; i += Step)
        {
            VectorLoop.Store(VectorLoop.Load(deltas, i) * weights, deltas, i);
        }

        return weights;
    }

    private static Vector256<int> Lanes => Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>A loss of eight rows.</summary>
    private interface IRowLoss
    {
        /// <summary>Writes the deltas, 0 where <paramref name="isRow"/> is 0; returns the loss of each row.</summary>
        static abstract Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter);
    }

    /// <summary>½(output − target)²; the delta is ∂loss/∂output.</summary>
    private readonly struct HalfSquare : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < logits.Length; i += Step)
            {
                var difference = VectorLoop.Load(logits, i) - VectorLoop.Load(targets, i);
                losses += difference * difference * 0.5f;
                VectorLoop.Store(difference & isRow, deltas, i);
            }

            return losses;
        }
    }

    /// <summary>|output − target|; the delta is ∂loss/∂output, 0 where they are equal.</summary>
    private readonly struct Distance : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < logits.Length; i += Step)
            {
                var difference = VectorLoop.Load(logits, i) - VectorLoop.Load(targets, i);
                losses += Vector256.Abs(difference);
                var delta = Vector256.ConditionalSelect(
                    Vector256.Equals(difference, Vector256<float>.Zero), difference, Vector256.CopySign(Vector256<float>.One, difference));
                VectorLoop.Store(delta & isRow, deltas, i);
            }

            return losses;
        }
    }

    /// <summary>½e² for |e| up to the bound, bound·(|e| − ½ bound) beyond; the delta is e, cut off at the bound.</summary>
    private readonly struct HalfSquareNear : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter)
        {
            var (losses, bound) = (Vector256<float>.Zero, Vector256.Create(parameter));
            for (var i = 0; i < logits.Length; i += Step)
            {
                var difference = VectorLoop.Load(logits, i) - VectorLoop.Load(targets, i);
                var distance = Vector256.Abs(difference);
                var isFar = Vector256.GreaterThan(distance, bound);
                losses += Vector256.ConditionalSelect(isFar, bound * (distance - bound * 0.5f), difference * difference * 0.5f);
                VectorLoop.Store(Vector256.ConditionalSelect(isFar, Vector256.CopySign(bound, difference), difference) & isRow, deltas, i);
            }

            return losses;
        }
    }

    /// <summary>(1 − q)·e where the output is e too large, q·|e| where it is too small.</summary>
    private readonly struct Pinball : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter)
        {
            var (losses, above, below) = (Vector256<float>.Zero, Vector256.Create(1 - parameter), Vector256.Create(-parameter));
            for (var i = 0; i < logits.Length; i += Step)
            {
                var difference = VectorLoop.Load(logits, i) - VectorLoop.Load(targets, i);
                var delta = Vector256.ConditionalSelect(Vector256.GreaterThan(difference, Vector256<float>.Zero), above, below);
                losses += delta * difference;
                VectorLoop.Store(delta & isRow, deltas, i);
            }

            return losses;
        }
    }

    /// <summary>Σ target·(ln Σ eˢᵘᵐ − sum); the delta is probability·Σ target − target.</summary>
    private readonly struct SoftmaxEntropy : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter)
        {
            var (largest, total) = Softmax.Powers(logits, deltas);
            var logTotal = VectorMath.Log(total);
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < logits.Length; i += Step)
            {
                var target = VectorLoop.Load(targets, i);
                losses = Vector256.FusedMultiplyAdd(target, logTotal - (VectorLoop.Load(logits, i) - largest), losses);
                VectorLoop.Store((VectorLoop.Load(deltas, i) / total - target) & isRow, deltas, i);
            }

            return losses;
        }
    }

    /// <summary>max(sum, 0) − sum·target + ln(1 + e^−|sum|), for each output by itself; the delta is probability − target.</summary>
    private readonly struct SigmoidEntropy : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow, float parameter)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < logits.Length; i += Step)
            {
                var (sum, target) = (VectorLoop.Load(logits, i), VectorLoop.Load(targets, i));
                var positive = Vector256.ConditionalSelect(Vector256.GreaterThan(sum, Vector256<float>.Zero), sum, Vector256<float>.Zero);
                var tail = VectorMath.Log(Vector256<float>.One + VectorMath.Exp(-Vector256.Abs(sum)));
                losses += Vector256.FusedMultiplyAdd(-sum, target, positive) + tail;
                VectorLoop.Store((VectorMath.Sigmoid(sum) - target) & isRow, deltas, i);
            }

            return losses;
        }
    }
}
