using System.Runtime.Intrinsics;
using Gophernet.Numerics;

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

internal readonly struct Identity : IActivationFunction
{
    public static bool NeedsSum => false;

    public static Vector256<float> Apply(Vector256<float> sum) => sum;

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) => Vector256<float>.One;
}

internal readonly struct Sigmoid : IActivationFunction
{
    public static bool NeedsSum => false;

    public static Vector256<float> Apply(Vector256<float> sum) => VectorMath.Sigmoid(sum);

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) => output * (Vector256<float>.One - output);
}

internal readonly struct Tanh : IActivationFunction
{
    public static bool NeedsSum => false;

    public static Vector256<float> Apply(Vector256<float> sum) => VectorMath.Tanh(sum);

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) =>
        Vector256.FusedMultiplyAdd(-output, output, Vector256<float>.One);
}

internal readonly struct Relu : IActivationFunction
{
    public static bool NeedsSum => false;

    // What is not a number is not below 0, and stays.
    public static Vector256<float> Apply(Vector256<float> sum) =>
        Vector256.ConditionalSelect(Vector256.LessThan(sum, Vector256<float>.Zero), Vector256<float>.Zero, sum);

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256<float>.One, Vector256<float>.Zero);
}

internal readonly struct Selu : IActivationFunction
{
    public static bool NeedsSum => false;

    public static Vector256<float> Apply(Vector256<float> sum) => ActivationMath.Selu(sum);

    // λα(eˣ − 1) + λα is λαeˣ: no second exp. What it loses of a slope near 0 is less than a rounding of the activation.
    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) => Vector256.ConditionalSelect(
        Vector256.LessThan(output, Vector256<float>.Zero), output + Vector256.Create(ActivationMath.SeluScaleTimesAlpha),
        Vector256.Create(ActivationMath.SeluScale));
}

internal readonly struct Silu : IActivationFunction
{
    public static bool NeedsSum => true;

    public static Vector256<float> Apply(Vector256<float> sum) => ActivationMath.Silu(sum);

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) => ActivationMath.SiluSlope(sum);
}

internal readonly struct Gelu : IActivationFunction
{
    public static bool NeedsSum => true;

    public static Vector256<float> Apply(Vector256<float> sum) => ActivationMath.Gelu(sum);

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) => ActivationMath.GeluSlope(sum);
}

internal readonly struct Mish : IActivationFunction
{
    public static bool NeedsSum => true;

    public static Vector256<float> Apply(Vector256<float> sum) => ActivationMath.Mish(sum);

    public static Vector256<float> Slope(Vector256<float> sum, Vector256<float> output) => ActivationMath.MishSlope(sum);
}
