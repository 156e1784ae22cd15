using System.Collections.Immutable;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Tensors;

namespace Gophernet.Networks;

/// <summary>One layer: how many numbers go in, how many neurons it has, and their activation.</summary>
/// <param name="Inputs">The number of inputs of each neuron.</param>
/// <param name="Outputs">The number of neurons.</param>
/// <param name="Activation">What each does to its weighted sum.</param>
/// <param name="IsParametric">
/// Whether each neuron learns how much of the activation it has: x + weight·(activation(x) − x), as in RealMLP (Holzmüller et al., 2024).
/// </param>
internal readonly record struct LayerShape(int Inputs, int Outputs, Activation Activation, bool IsParametric = false)
{
    /// <summary>Weights, biases and activation weights together.</summary>
    public long ParameterCount => ((long)Inputs + (IsParametric ? 2 : 1)) * Outputs;

    /// <summary>Whether the pre-activations must be kept beside the outputs, because the derivative needs them.</summary>
    public bool NeedsPreActivation => IsParametric || Activation.NeedsPreActivation;

    /// <summary>Weights and biases.</summary>
    public ImmutableArray<TensorShape> Tensors => [new("weight", ParameterKind.Weight, Outputs, Inputs), new("bias", ParameterKind.Bias, Outputs, 1)];

    /// <summary>The activation weights, which stand behind the tensors of all layers; none where the layer has none.</summary>
    public ImmutableArray<TensorShape> ActivationTensors =>
        IsParametric ? [new("activation_weight", ParameterKind.ActivationWeight, Outputs, 1)] : [];
}
