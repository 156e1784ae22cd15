using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The activations, their slopes, and the squared error of what they put out, over panels of a layer, [neurons, rows].</summary>
internal static class ActivationFunctions
{
    /// <summary>Whether the sums of a layer must be kept beside its outputs, because its slopes need them.</summary>
    public static bool NeedsSum(Activation activation) => activation switch
    {
        Activation.Softmax => false,
        Activation.Identity => Identity.NeedsSum,
        Activation.Sigmoid => Sigmoid.NeedsSum,
        Activation.Tanh => Tanh.NeedsSum,
        Activation.Relu => Relu.NeedsSum,
        Activation.Selu => Selu.NeedsSum,
        Activation.Silu => Silu.NeedsSum,
        Activation.Gelu => Gelu.NeedsSum,
        Activation.Mish => Mish.NeedsSum,
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>Turns weighted sums into outputs.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="sums">[neurons, rows].</param>
    /// <param name="outputs">[neurons, rows]; may be the sums.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    public static void Apply(Activation activation, PanelMatrix sums, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        if (activation == Activation.Softmax)
        {
            Softmax.Apply(sums, outputs, firstPanel, panelCount);
            return;
        }

        ReadOnlySpan<float> from = sums.Panels(firstPanel, panelCount);
        var to = outputs.Panels(firstPanel, panelCount);
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Sigmoid:
                Apply<Sigmoid>(from, to);
                break;
            case Activation.Tanh:
                Apply<Tanh>(from, to);
                break;
            case Activation.Relu:
                Apply<Relu>(from, to);
                break;
            case Activation.Selu:
                Apply<Selu>(from, to);
                break;
            case Activation.Silu:
                Apply<Silu>(from, to);
                break;
            case Activation.Gelu:
                Apply<Gelu>(from, to);
                break;
            case Activation.Mish:
                Apply<Mish>(from, to);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    /// <summary>Turns the loss's slope by a layer's outputs into its slope by the layer's weighted sums.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="sums">The layer's sums, [neurons, rows]; only where <see cref="NeedsSum"/>.</param>
    /// <param name="outputs">What the layer put out, [neurons, rows].</param>
    /// <param name="slopes">∂loss/∂output, [neurons, rows]; replaced by ∂loss/∂sum.</param>
    public static void MultiplyBySlope(Activation activation, PanelMatrix sums, PanelMatrix outputs, PanelMatrix slopes)
    {
        if (activation == Activation.Softmax)
        {
            Softmax.MultiplyBySlope(outputs, slopes);
            return;
        }

        ReadOnlySpan<float> x = sums.Values;
        ReadOnlySpan<float> y = outputs.Values;
        var d = slopes.Values;
        switch (activation)
        {
            case Activation.Identity:
                break;
            case Activation.Sigmoid:
                MultiplyBySlope<Sigmoid>(x, y, d);
                break;
            case Activation.Tanh:
                MultiplyBySlope<Tanh>(x, y, d);
                break;
            case Activation.Relu:
                MultiplyBySlope<Relu>(x, y, d);
                break;
            case Activation.Selu:
                MultiplyBySlope<Selu>(x, y, d);
                break;
            case Activation.Silu:
                MultiplyBySlope<Silu>(x, y, d);
                break;
            case Activation.Gelu:
                MultiplyBySlope<Gelu>(x, y, d);
                break;
            case Activation.Mish:
                MultiplyBySlope<Mish>(x, y, d);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    private static void Apply<TFunction>(ReadOnlySpan<float> sums, Span<float> outputs)
        where TFunction : struct, IActivationFunction
    {
        for (var i = 0; i < outputs.Length; i += VectorLoop.Width)
        {
            VectorLoop.Store(TFunction.Apply(VectorLoop.Load(sums, i)), outputs, i);
        }
    }

    private static void MultiplyBySlope<TFunction>(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, Span<float> slopes)
        where TFunction : struct, IActivationFunction
    {
        for (var i = 0; i < slopes.Length; i += VectorLoop.Width)
        {
            var sum = TFunction.NeedsSum ? VectorLoop.Load(sums, i) : default;
            VectorLoop.Store(TFunction.Slope(sum, VectorLoop.Load(outputs, i)) * VectorLoop.Load(slopes, i), slopes, i);
        }
    }
}
