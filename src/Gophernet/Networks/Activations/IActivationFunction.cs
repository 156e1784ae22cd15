using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Activations;

/// <summary>An activation of each neuron by itself, on eight rows at a time; a type of its own so that the loops over it are compiled closed.</summary>
internal interface IActivationFunction
{
    /// <summary>The activation's name.</summary>
    static abstract string Name { get; }

    /// <summary>Whether the derivative cannot be had from the output alone: the pre-activations must be kept.</summary>
    static abstract bool NeedsPreActivation { get; }

    /// <summary>The output for a weighted sum.</summary>
    static abstract Vector256<float> Apply(Vector256<float> x);

    /// <summary>∂output/∂sum.</summary>
    /// <param name="x">The weighted sum; meaningless unless <see cref="NeedsPreActivation"/>.</param>
    /// <param name="output">What <see cref="Apply"/> gave.</param>
    static abstract Vector256<float> Derivative(Vector256<float> x, Vector256<float> output);
}
