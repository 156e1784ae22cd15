using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The activations and their slopes over panels of a layer, [neurons, rows].</summary>
internal static class ActivationFunctions
{
    private const int Step = PanelMatrix.PanelColumns;

    /// <summary>Something that is done with an activation, compiled for each by itself.</summary>
    private interface IOperation
    {
        void Run<TFunction>()
            where TFunction : struct, IActivationFunction;
    }

    /// <summary>Whether the sums of a layer must be kept beside its outputs, because its slopes need them.</summary>
    public static bool NeedsSum(LayerShape layer) => layer.IsParametric || layer.Activation switch
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
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };

    /// <summary>Turns weighted sums into outputs.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="shares">How much of it each neuron has, [neurons, 1]; null where all have all of it.</param>
    /// <param name="sums">[neurons, rows].</param>
    /// <param name="outputs">[neurons, rows]; may be the sums where there are no shares.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    public static void Apply(Activation activation, Matrix? shares, PanelMatrix sums, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        if (activation == Activation.Softmax)
        {
            Softmax.Apply(sums, outputs, firstPanel, panelCount);
            return;
        }

        ReadOnlySpan<float> from = sums.Panels(firstPanel, panelCount);
        var to = outputs.Panels(firstPanel, panelCount);
        if (activation != Activation.Identity)
        {
            Run(activation, new Application(from, to));
        }
        else
        {
            from.CopyTo(to); // nothing is moved where both are the same matrix
        }

        if (shares is not null)
        {
            Share(shares.Values, from, to);
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
        }
        else if (activation != Activation.Identity)
        {
            Run(activation, new Slope(sums.Values, outputs.Values, slopes.Values));
        }
    }

    /// <summary>The same where each neuron has a share of the activation: sum + share·(activation − sum).</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="shares">[neurons, 1].</param>
    /// <param name="sums">[neurons, rows].</param>
    /// <param name="slopes">∂loss/∂output, [neurons, rows], 0 in the padding; replaced by ∂loss/∂sum.</param>
    /// <param name="shareGradient">Receives ∂loss/∂share, [neurons, 1].</param>
    public static void MultiplyBySharedSlope(Activation activation, Matrix shares, PanelMatrix sums, PanelMatrix slopes, Matrix shareGradient) =>
        Run(activation, new SharedSlope(shares.Values, sums.Values, slopes.Values, shareGradient.Values));

    private static void Run<TOperation>(Activation activation, TOperation operation)
        where TOperation : IOperation, allows ref struct
    {
        switch (activation)
        {
            case Activation.Identity:
                operation.Run<Identity>();
                break;
            case Activation.Sigmoid:
                operation.Run<Sigmoid>();
                break;
            case Activation.Tanh:
                operation.Run<Tanh>();
                break;
            case Activation.Relu:
                operation.Run<Relu>();
                break;
            case Activation.Selu:
                operation.Run<Selu>();
                break;
            case Activation.Silu:
                operation.Run<Silu>();
                break;
            case Activation.Gelu:
                operation.Run<Gelu>();
                break;
            case Activation.Mish:
                operation.Run<Mish>();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    private static void Share(ReadOnlySpan<float> shares, ReadOnlySpan<float> sums, Span<float> outputs)
    {
        for (int i = 0, neuron = 0; i < outputs.Length; i += Step, neuron = neuron + 1 == shares.Length ? 0 : neuron + 1)
        {
            for (var at = i; at < i + Step; at += VectorLoop.Width)
            {
                var sum = VectorLoop.Load(sums, at);
                VectorLoop.Store(
                    Vector256.FusedMultiplyAdd(VectorLoop.Load(outputs, at) - sum, Vector256.Create(shares[neuron]), sum), outputs, at);
            }
        }
    }

    private readonly ref struct Application(ReadOnlySpan<float> sums, Span<float> outputs) : IOperation
    {
        private readonly ReadOnlySpan<float> _sums = sums;
        private readonly Span<float> _outputs = outputs;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (var i = 0; i < _outputs.Length; i += VectorLoop.Width)
            {
                VectorLoop.Store(TFunction.Apply(VectorLoop.Load(_sums, i)), _outputs, i);
            }
        }
    }

    private readonly ref struct Slope(ReadOnlySpan<float> sums, ReadOnlySpan<float> outputs, Span<float> slopes) : IOperation
    {
        private readonly ReadOnlySpan<float> _sums = sums;
        private readonly ReadOnlySpan<float> _outputs = outputs;
        private readonly Span<float> _slopes = slopes;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (var i = 0; i < _slopes.Length; i += VectorLoop.Width)
            {
                var sum = TFunction.NeedsSum ? VectorLoop.Load(_sums, i) : default;
                VectorLoop.Store(TFunction.Slope(sum, VectorLoop.Load(_outputs, i)) * VectorLoop.Load(_slopes, i), _slopes, i);
            }
        }
    }

    private readonly ref struct SharedSlope(ReadOnlySpan<float> shares, ReadOnlySpan<float> sums, Span<float> slopes, Span<float> shareGradient) : IOperation
    {
        private readonly ReadOnlySpan<float> _shares = shares;
        private readonly ReadOnlySpan<float> _sums = sums;
        private readonly Span<float> _slopes = slopes;
        private readonly Span<float> _shareGradient = shareGradient;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (var neuron = 0; neuron < _shares.Length; neuron++)
            {
                var share = Vector256.Create(_shares[neuron]);
                var total = Vector256<float>.Zero;
                for (var i = neuron * Step; i < _slopes.Length; i += _shares.Length * Step)
                {
                    for (var at = i; at < i + Step; at += VectorLoop.Width)
                    {
                        var (sum, slope) = (VectorLoop.Load(_sums, at), VectorLoop.Load(_slopes, at));
                        var activation = TFunction.Apply(sum);
                        total = Vector256.FusedMultiplyAdd(slope, activation - sum, total);
                        var change = TFunction.Slope(sum, activation) - Vector256<float>.One;
                        VectorLoop.Store(slope * Vector256.FusedMultiplyAdd(share, change, Vector256<float>.One), _slopes, at);
                    }
                }

                _shareGradient[neuron] = VectorLoop.SumLanes(total);
            }
        }
    }
}
