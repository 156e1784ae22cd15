using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>What a layer does to its weighted sums. The activations are these, a line each.</summary>
public abstract class Activation
{
    private protected Activation()
    {
    }

    /// <summary>Nothing: x.</summary>
    public static Activation Identity { get; } = new ElementwiseActivation<Identity>();

    /// <summary>1 / (1 + e⁻ˣ), in (0, 1): the article's.</summary>
    public static Activation Sigmoid { get; } = new ElementwiseActivation<Sigmoid>();

    /// <summary>The hyperbolic tangent, in (−1, 1).</summary>
    public static Activation Tanh { get; } = new ElementwiseActivation<Tanh>();

    /// <summary>max(0, x).</summary>
    public static Activation Relu { get; } = new ElementwiseActivation<Relu>();

    /// <summary>λx above 0, λα(eˣ − 1) below, with which outputs keep mean 0 and variance 1.</summary>
    public static Activation Selu { get; } = new ElementwiseActivation<Selu>();

    /// <summary>x·sigmoid(x), also called swish.</summary>
    public static Activation Silu { get; } = new ElementwiseActivation<Silu>();

    /// <summary>x·Φ(x), with the normal distribution's Φ.</summary>
    public static Activation Gelu { get; } = new ElementwiseActivation<Gelu>();

    /// <summary>x·tanh(ln(1 + eˣ)).</summary>
    public static Activation Mish { get; } = new ElementwiseActivation<Mish>();

    /// <summary>eˣⁱ / Σⱼ eˣʲ over the neurons of the layer: positive, with sum 1.</summary>
    public static Activation Softmax { get; } = new Softmax();

    /// <summary>Every activation.</summary>
    public static IReadOnlyList<Activation> All { get; } = [Identity, Sigmoid, Tanh, Relu, Selu, Silu, Gelu, Mish, Softmax];

    /// <summary>The name on the command line and in model files.</summary>
    public abstract string Name { get; }

    /// <summary>Whether each neuron's output depends on its own weighted sum alone, so that it can have an activation weight.</summary>
    internal abstract bool IsElementwise { get; }

    /// <summary>Whether the derivative cannot be had from the output alone: the pre-activations must be kept.</summary>
    internal abstract bool NeedsPreActivation { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Turns pre-activations (weighted sums) into outputs.</summary>
    /// <param name="preActivations">[neurons, rows].</param>
    /// <param name="outputs">[neurons, rows]; may be the pre-activations.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    internal abstract void Apply(PanelMatrix preActivations, PanelMatrix outputs, int firstPanel, int panelCount);

    /// <summary>The same where each neuron may have an activation weight: x + weight·(activation(x) − x).</summary>
    /// <param name="weights">[neurons, 1]; null where all are 1.</param>
    /// <param name="preActivations">[neurons, rows].</param>
    /// <param name="activated">Receives the activation before it is weighed, [neurons, rows]; the outputs where it need not be kept.</param>
    /// <param name="outputs">[neurons, rows]; may be the pre-activations where there are no weights.</param>
    /// <param name="firstPanel">The first panel.</param>
    /// <param name="panelCount">The number of panels.</param>
    internal void Apply(Matrix? weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        if (weights is null)
        {
            Apply(preActivations, outputs, firstPanel, panelCount);
        }
        else
        {
            ApplyWeighted(weights, preActivations, activated, outputs, firstPanel, panelCount);
        }
    }

    /// <summary>Turns ∂loss/∂output of a layer into its deltas, ∂loss/∂pre-activation.</summary>
    /// <param name="preActivations">The layer's pre-activations, [neurons, rows]; only where <see cref="NeedsPreActivation"/>.</param>
    /// <param name="outputs">What the layer put out, [neurons, rows].</param>
    /// <param name="deltas">∂loss/∂output, [neurons, rows]; replaced by the deltas.</param>
    internal abstract void MultiplyByDerivative(PanelMatrix preActivations, PanelMatrix outputs, PanelMatrix deltas);

    /// <summary>The same where each neuron has an activation weight.</summary>
    /// <param name="weights">[neurons, 1].</param>
    /// <param name="preActivations">[neurons, rows].</param>
    /// <param name="activated">The activation before it was weighed, [neurons, rows].</param>
    /// <param name="deltas">∂loss/∂output, [neurons, rows], 0 in the padding; replaced by the deltas.</param>
    /// <param name="weightGradient">Receives ∂loss/∂weight, [neurons, 1].</param>
    /// <exception cref="NotSupportedException">The activation is not of each neuron by itself.</exception>
    internal abstract void MultiplyByWeightedDerivative(
        Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix deltas, Matrix weightGradient);

    private protected abstract void ApplyWeighted(
        Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix outputs, int firstPanel, int panelCount);
}
