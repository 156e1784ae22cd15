using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// The losses and their slopes over a batch, [outputs, rows], in one pass over the sums of the output layer: logarithms of probabilities are
/// taken from the sums, so that a loss stays finite and exact however certain the network is.
/// </summary>
internal static class LossFunctions
{
    private const int Step = PanelMatrix.PanelColumns;

    /// <summary>Throws for a pair that has no meaning: cross-entropy needs outputs that are probabilities.</summary>
    public static void RequireFit(Loss loss, Activation output)
    {
        if (loss == Loss.CrossEntropy && output is not (Activation.Softmax or Activation.Sigmoid))
        {
            throw new ArgumentException($"Cross-entropy needs outputs that are probabilities: softmax or sigmoid, not {output}.");
        }
    }

    /// <summary>Computes the loss and ∂loss/∂sum of the output layer.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="output">The activation of the output layer.</param>
    /// <param name="sums">The weighted sums of the output layer, [outputs, rows].</param>
    /// <param name="outputs">Memory for what it puts out, [outputs, rows]; may be the sums.</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="weights">What each row counts, [1, rows]; null where all count 1.</param>
    /// <param name="slopes">Receives ∂loss/∂sum, [outputs, rows]; 0 in the padding.</param>
    /// <returns>The loss summed over outputs and rows, in double.</returns>
    public static double Run(
        LossFunction loss, Activation output, PanelMatrix sums, PanelMatrix outputs, PanelMatrix targets, PanelMatrix? weights, PanelMatrix slopes)
    {
        if (loss.Kind == Loss.CrossEntropy)
        {
            return output == Activation.Softmax
                ? OverRows<SoftmaxEntropy>(sums, targets, weights, slopes)
                : OverRows<SigmoidEntropy>(sums, targets, weights, slopes);
        }

        ActivationFunctions.Apply(output, null, sums, outputs, 0, sums.PanelCount);
        var total = loss.Kind switch
        {
            Loss.SquaredError => OverRows<HalfSquare>(outputs, targets, weights, slopes),
            Loss.AbsoluteError => OverRows<Distance>(outputs, targets, weights, slopes),
            Loss.Huber => OverRows<HalfSquareNear>(outputs, targets, weights, slopes, loss.Parameter),
            Loss.Quantile => OverRows<Pinball>(outputs, targets, weights, slopes, loss.Parameter),
            _ => throw new ArgumentOutOfRangeException(nameof(loss)),
        };
        ActivationFunctions.MultiplyBySlope(output, sums, outputs, slopes);
        return total;
    }

    /// <summary>Eight rows at a time, down the outputs of a panel; the padding is left out of the loss and gets slopes of 0.</summary>
    private static double OverRows<TLoss>(PanelMatrix sums, PanelMatrix targets, PanelMatrix? weights, PanelMatrix slopes, float parameter = 0)
        where TLoss : struct, IRowLoss
    {
        var total = Vector256<double>.Zero;
        for (var panel = 0; panel < sums.PanelCount; panel++)
        {
            for (var lane = 0; lane < Step; lane += VectorLoop.Width)
            {
                var isRow = Vector256.LessThan(Lanes, Vector256.Create(sums.Columns - panel * Step - lane)).AsSingle();
                var rowSlopes = slopes.Panels(panel, 1)[lane..];
                var losses = TLoss.Run(sums.Panels(panel, 1)[lane..], targets.Panels(panel, 1)[lane..], rowSlopes, isRow, parameter) & isRow;
                if (weights is not null)
                {
                    losses *= Weigh(VectorLoop.Load(weights.Panels(panel, 1), lane), rowSlopes);
                }

                var (low, high) = Vector256.Widen(losses);
                total += low + high;
            }
        }

        return (total[0] + total[2]) + (total[1] + total[3]);
    }

    private static Vector256<float> Weigh(Vector256<float> weights, Span<float> slopes)
    {
        for (var i = 0; i < slopes.Length; i += Step)
        {
            VectorLoop.Store(VectorLoop.Load(slopes, i) * weights, slopes, i);
        }

        return weights;
    }

    private static Vector256<int> Lanes => Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>A loss of eight rows.</summary>
    private interface IRowLoss
    {
        /// <summary>Writes the slopes, 0 where <paramref name="isRow"/> is 0; returns the loss of each row.</summary>
        static abstract Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter);
    }

    /// <summary>½(output − target)²; the slope is that by the output.</summary>
    private readonly struct HalfSquare : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < sums.Length; i += Step)
            {
                var difference = VectorLoop.Load(sums, i) - VectorLoop.Load(targets, i);
                losses += difference * difference * 0.5f;
                VectorLoop.Store(difference & isRow, slopes, i);
            }

            return losses;
        }
    }

    /// <summary>|output − target|; the slope is that by the output, 0 where they are equal.</summary>
    private readonly struct Distance : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < sums.Length; i += Step)
            {
                var difference = VectorLoop.Load(sums, i) - VectorLoop.Load(targets, i);
                losses += Vector256.Abs(difference);
                var slope = Vector256.ConditionalSelect(
                    Vector256.Equals(difference, Vector256<float>.Zero), difference, Vector256.CopySign(Vector256<float>.One, difference));
                VectorLoop.Store(slope & isRow, slopes, i);
            }

            return losses;
        }
    }

    /// <summary>½e² for |e| up to the bound, bound·(|e| − ½ bound) beyond; the slope is e, cut off at the bound.</summary>
    private readonly struct HalfSquareNear : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter)
        {
            var (losses, bound) = (Vector256<float>.Zero, Vector256.Create(parameter));
            for (var i = 0; i < sums.Length; i += Step)
            {
                var difference = VectorLoop.Load(sums, i) - VectorLoop.Load(targets, i);
                var distance = Vector256.Abs(difference);
                var isFar = Vector256.GreaterThan(distance, bound);
                losses += Vector256.ConditionalSelect(isFar, bound * (distance - bound * 0.5f), difference * difference * 0.5f);
                VectorLoop.Store(Vector256.ConditionalSelect(isFar, Vector256.CopySign(bound, difference), difference) & isRow, slopes, i);
            }

            return losses;
        }
    }

    /// <summary>(1 − q)·e where the output is e too large, q·|e| where it is too small.</summary>
    private readonly struct Pinball : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter)
        {
            var (losses, above, below) = (Vector256<float>.Zero, Vector256.Create(1 - parameter), Vector256.Create(-parameter));
            for (var i = 0; i < sums.Length; i += Step)
            {
                var difference = VectorLoop.Load(sums, i) - VectorLoop.Load(targets, i);
                var slope = Vector256.ConditionalSelect(Vector256.GreaterThan(difference, Vector256<float>.Zero), above, below);
                losses += slope * difference;
                VectorLoop.Store(slope & isRow, slopes, i);
            }

            return losses;
        }
    }

    /// <summary>Σ target·(ln Σ eˢᵘᵐ − sum); the slope is probability·Σ target − target.</summary>
    private readonly struct SoftmaxEntropy : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter)
        {
            var (largest, total) = Softmax.Powers(sums, slopes);
            var logTotal = VectorMath.Log(total);
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < sums.Length; i += Step)
            {
                var target = VectorLoop.Load(targets, i);
                losses = Vector256.FusedMultiplyAdd(target, logTotal - (VectorLoop.Load(sums, i) - largest), losses);
                VectorLoop.Store((VectorLoop.Load(slopes, i) / total - target) & isRow, slopes, i);
            }

            return losses;
        }
    }

    /// <summary>max(sum, 0) − sum·target + ln(1 + e^−|sum|), for each output by itself; the slope is probability − target.</summary>
    private readonly struct SigmoidEntropy : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> sums, ReadOnlySpan<float> targets, Span<float> slopes, Vector256<float> isRow, float parameter)
        {
            var losses = Vector256<float>.Zero;
            for (var i = 0; i < sums.Length; i += Step)
            {
                var (sum, target) = (VectorLoop.Load(sums, i), VectorLoop.Load(targets, i));
                var positive = Vector256.ConditionalSelect(Vector256.GreaterThan(sum, Vector256<float>.Zero), sum, Vector256<float>.Zero);
                var tail = VectorMath.Log(Vector256<float>.One + VectorMath.Exp(-Vector256.Abs(sum)));
                losses += Vector256.FusedMultiplyAdd(-sum, target, positive) + tail;
                VectorLoop.Store((VectorMath.Sigmoid(sum) - target) & isRow, slopes, i);
            }

            return losses;
        }
    }
}
