using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Losses;

/// <summary>One pass over a batch, [outputs, rows], eight rows at a time, down the outputs of a panel.</summary>
internal static class LossLoop
{
    public const int Step = PanelMatrix.PanelColumns;

    private static Vector256<int> Lanes => Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Computes a loss and its deltas; the padding is left out of the loss and gets deltas of 0.</summary>
    /// <param name="parameters">The loss's number; or one for each output, over and over where they are fewer.</param>
    /// <param name="values">Logits or outputs, [outputs, rows].</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="weights">What each row counts, [1, rows]; null where all count 1.</param>
    /// <param name="deltas">Receives ∂loss/∂value, [outputs, rows].</param>
    /// <returns>The loss summed over outputs and rows, in double.</returns>
    public static double Run<TLoss>(
        ReadOnlySpan<float> parameters, PanelMatrix values, PanelMatrix targets, PanelMatrix? weights, PanelMatrix deltas)
        where TLoss : struct, IRowLoss
    {
        var total = Vector256<double>.Zero;
        for (var panel = 0; panel < values.PanelCount; panel++)
        {
            for (var lane = 0; lane < Step; lane += VectorLoop.Width)
            {
                var isRow = Vector256.LessThan(Lanes, Vector256.Create(values.Columns - panel * Step - lane)).AsSingle();
                var rowDeltas = deltas.Panels(panel, 1)[lane..];
                var losses = TLoss.Run(parameters, values.Panels(panel, 1)[lane..], targets.Panels(panel, 1)[lane..], rowDeltas, isRow) & isRow;
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
}
