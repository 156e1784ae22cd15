using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks.Losses;

/// <summary>The loops of a loss of each output by itself, compiled for each function.</summary>
internal sealed class ElementwiseLoss<TFunction> : Loss
    where TFunction : struct, IElementwiseLoss
{
    public override string Name => TFunction.Name;

    internal override bool FitsNumbers => true;

    internal override bool FitsClasses => TFunction.FitsClasses;

    internal override float UsualParameter => TFunction.UsualParameter;

    internal override bool ParameterIsQuantile => TFunction.ParameterIsQuantile;

    internal override void RequireFit(Activation output)
    {
        // A difference has a meaning for any output.
    }

    internal override double Run(
        ReadOnlySpan<float> parameters, Activation output, PanelMatrix logits, PanelMatrix outputs, PanelMatrix targets, PanelMatrix? weights,
        PanelMatrix deltas)
    {
        output.Apply(logits, outputs, 0, logits.PanelCount);
        var total = LossLoop.Run<Rows>(parameters, outputs, targets, weights, deltas);
        output.MultiplyByDerivative(logits, outputs, deltas);
        return total;
    }

    internal override double ErrorOf(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets, ReadOnlySpan<float> parameters)
    {
        var error = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            error += TFunction.ErrorOf((double)logits[i] - targets[i], parameters[i % parameters.Length]);
        }

        return error / logits.Length;
    }

    internal override double ErrorFromMean(double mean) => TFunction.ErrorFromMean(mean);

    /// <summary>Writes ∂loss/∂output.</summary>
    private readonly struct Rows : IRowLoss
    {
        public static Vector256<float> Run(
            ReadOnlySpan<float> parameters, ReadOnlySpan<float> values, ReadOnlySpan<float> targets, Span<float> deltas, Vector256<float> isRow)
        {
            var (losses, next) = (Vector256<float>.Zero, 0);
            for (var i = 0; i < values.Length; i += LossLoop.Step)
            {
                var parameter = parameters[next];
                next = next + 1 < parameters.Length ? next + 1 : 0;
                var (loss, slope) = TFunction.Of(VectorLoop.Load(values, i) - VectorLoop.Load(targets, i), parameter);
                losses += loss;
                VectorLoop.Store(slope & isRow, deltas, i);
            }

            return losses;
        }
    }
}
