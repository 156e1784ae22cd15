using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The activations and their derivatives over panels of a layer, [neurons, rows].</summary>
internal static class ActivationFunctions
{
    private const int Step = PanelMatrix.PanelColumns;

    /// <summary>Something that is done with an activation, compiled for each by itself.</summary>
    private interface IOperation
    {
        void Run<TFunction>()
            where TFunction : struct, IActivationFunction;
    }

    /// <summary>Whether the pre-activations of a layer must be kept beside its outputs, because the derivative needs them.</summary>
    public static bool NeedsPreActivation(LayerShape layer) => layer.IsParametric || layer.Activation switch
    {
        Activation.Softmax => false,
        Activation.Identity => Identity.NeedsPreActivation,
        Activation.Sigmoid => Sigmoid.NeedsPreActivation,
        Activation.Tanh => Tanh.NeedsPreActivation,
        Activation.Relu => Relu.NeedsPreActivation,
        Activation.Selu => Selu.NeedsPreActivation,
        Activation.Silu => Silu.NeedsPreActivation,
        Activation.Gelu => Gelu.NeedsPreActivation,
        Activation.Mish => Mish.NeedsPreActivation,
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };

    /// <summary>Turns pre-activations (weighted sums) into outputs.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="weights">The activation weight of each neuron, [neurons, 1]; null where all are 1.</param>
    /// <param name="preActivations">[neurons, rows].</param>
    /// <param name="activated">Receives the activation before it is weighed, [neurons, rows]; the outputs where it need not be kept.</param>
    /// <param name="outputs">[neurons, rows]; may be the pre-activations where there are no weights.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    public static void Apply(
        Activation activation, Matrix? weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        if (weights is null)
        {
            Apply(activation, preActivations, activated, firstPanel, panelCount);
            return;
        }

        Run(activation, new WeightedApplication(
            weights.Values, preActivations.Panels(firstPanel, panelCount), activated.Panels(firstPanel, panelCount), outputs.Panels(firstPanel, panelCount)));
    }

    /// <summary>The same without activation weights.</summary>
    public static void Apply(Activation activation, PanelMatrix preActivations, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        if (activation == Activation.Softmax)
        {
            Softmax.Apply(preActivations, outputs, firstPanel, panelCount);
            return;
        }

        ReadOnlySpan<float> from = preActivations.Panels(firstPanel, panelCount);
        var to = outputs.Panels(firstPanel, panelCount);
        if (activation != Activation.Identity)
        {
            Run(activation, new Application(from, to));
        }
        else
        {
            from.CopyTo(to); // nothing is moved where both are the same matrix
        }
    }

    /// <summary>Turns ∂loss/∂output of a layer into its deltas, ∂loss/∂pre-activation.</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="preActivations">The layer's pre-activations, [neurons, rows]; only where <see cref="NeedsPreActivation"/>.</param>
    /// <param name="outputs">What the layer put out, [neurons, rows].</param>
    /// <param name="deltas">∂loss/∂output, [neurons, rows]; replaced by the deltas.</param>
    public static void MultiplyByDerivative(Activation activation, PanelMatrix preActivations, PanelMatrix outputs, PanelMatrix deltas)
    {
        if (activation == Activation.Softmax)
        {
            Softmax.MultiplyByDerivative(outputs, deltas);
        }
        else if (activation != Activation.Identity)
        {
            Run(activation, new DerivativeProduct(preActivations.Values, outputs.Values, deltas.Values));
        }
    }

    /// <summary>The same where each neuron has an activation weight: x + weight·(activation(x) − x).</summary>
    /// <param name="activation">The layer's activation.</param>
    /// <param name="weights">[neurons, 1].</param>
    /// <param name="preActivations">[neurons, rows].</param>
    /// <param name="activated">The activation before it was weighed, [neurons, rows].</param>
    /// <param name="deltas">∂loss/∂output, [neurons, rows], 0 in the padding; replaced by the deltas.</param>
    /// <param name="weightGradient">Receives ∂loss/∂weight, [neurons, 1].</param>
    public static void MultiplyByWeightedDerivative(
        Activation activation, Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix deltas, Matrix weightGradient) =>
        Run(activation, new WeightedDerivative(weights.Values, preActivations.Values, activated.Values, deltas.Values, weightGradient.Values));

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

    private readonly ref struct Application(ReadOnlySpan<float> preActivations, Span<float> outputs) : IOperation
    {
        private readonly ReadOnlySpan<float> _preActivations = preActivations;
        private readonly Span<float> _outputs = outputs;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (var i = 0; i < _outputs.Length; i += VectorLoop.Width)
            {
                VectorLoop.Store(TFunction.Apply(VectorLoop.Load(_preActivations, i)), _outputs, i);
            }
        }
    }

    private readonly ref struct WeightedApplication(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> preActivations, Span<float> activated, Span<float> outputs) : IOperation
    {
        private readonly ReadOnlySpan<float> _weights = weights;
        private readonly ReadOnlySpan<float> _preActivations = preActivations;
        private readonly Span<float> _activated = activated;
        private readonly Span<float> _outputs = outputs;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (int i = 0, neuron = 0; i < _outputs.Length; i += Step, neuron = neuron + 1 == _weights.Length ? 0 : neuron + 1)
            {
                var weight = Vector256.Create(_weights[neuron]);
                for (var at = i; at < i + Step; at += VectorLoop.Width)
                {
                    var x = VectorLoop.Load(_preActivations, at);
                    var activation = TFunction.Apply(x);
                    VectorLoop.Store(activation, _activated, at);
                    VectorLoop.Store(Vector256.FusedMultiplyAdd(activation - x, weight, x), _outputs, at);
                }
            }
        }
    }

    private readonly ref struct DerivativeProduct(ReadOnlySpan<float> preActivations, ReadOnlySpan<float> outputs, Span<float> deltas) : IOperation
    {
        private readonly ReadOnlySpan<float> _preActivations = preActivations;
        private readonly ReadOnlySpan<float> _outputs = outputs;
        private readonly Span<float> _deltas = deltas;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (var i = 0; i < _deltas.Length; i += VectorLoop.Width)
            {
                var x = TFunction.NeedsPreActivation ? VectorLoop.Load(_preActivations, i) : default;
                VectorLoop.Store(TFunction.Derivative(x, VectorLoop.Load(_outputs, i)) * VectorLoop.Load(_deltas, i), _deltas, i);
            }
        }
    }

    private readonly ref struct WeightedDerivative(
        ReadOnlySpan<float> weights, ReadOnlySpan<float> preActivations, ReadOnlySpan<float> activated, Span<float> deltas, Span<float> weightGradient)
        : IOperation
    {
        private readonly ReadOnlySpan<float> _weights = weights;
        private readonly ReadOnlySpan<float> _preActivations = preActivations;
        private readonly ReadOnlySpan<float> _activated = activated;
        private readonly Span<float> _deltas = deltas;
        private readonly Span<float> _weightGradient = weightGradient;

        public void Run<TFunction>()
            where TFunction : struct, IActivationFunction
        {
            for (var neuron = 0; neuron < _weights.Length; neuron++)
            {
                var weight = Vector256.Create(_weights[neuron]);
                var total = Vector256<float>.Zero;
                for (var i = neuron * Step; i < _deltas.Length; i += _weights.Length * Step)
                {
                    for (var at = i; at < i + Step; at += VectorLoop.Width)
                    {
                        var (x, delta) = (VectorLoop.Load(_preActivations, at), VectorLoop.Load(_deltas, at));
                        var activation = VectorLoop.Load(_activated, at);
                        total = Vector256.FusedMultiplyAdd(delta, activation - x, total);
                        var change = TFunction.Derivative(x, activation) - Vector256<float>.One;
                        VectorLoop.Store(delta * Vector256.FusedMultiplyAdd(weight, change, Vector256<float>.One), _deltas, at);
                    }
                }

                _weightGradient[neuron] = VectorLoop.SumLanes(total);
            }
        }
    }
}
