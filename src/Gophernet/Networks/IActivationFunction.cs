using System.Runtime.Intrinsics;

namespace Gophernet.Networks;

/// <summary>An activation of each neuron by itself, on eight rows at a time; a type of its own so that the loops over it are compiled closed.</summary>
internal interface IActivationFunction
{
    /// <summary>Whether the slope cannot be had from the output alone: the sums must be kept.</summary>
    static abstract bool NeedsSum { get; }

    /// <summary>The output for a weighted sum.</summary>
    static abstract Vector256<float> Apply(Vector256<float> sum);

    /// <summary>∂output/∂sum.</summary>
    /// <param name="sum">The weighted sum; meaningless unless <see cref="NeedsSum"/>.</param>
    /// <param name="output">What <see cref="Apply"/> gave.</param>
    static abstract Vector256<float> Slope(Vector256<float> sum, Vector256<float> output);
}
