using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>An activation of each neuron by itself, on eight rows at a time; a type of its own so that the loops over it are compiled closed.</summary>
internal interface IActivationFunction
{
    /// <summary>Whether the derivative cannot be had from the output alone: the pre-activations must be kept.</summary>
    static abstract bool NeedsPreActivation { get; }

    /// <summary>The output for a weighted sum.</summary>
    static abstract Vector256<float> Apply(Vector256<float> x);

    /// <summary>∂output/∂sum.</summary>
    /// <param name="x">The weighted sum; meaningless unless <see cref="NeedsPreActivation"/>.</param>
    /// <param name="output">What <see cref="Apply"/> gave.</param>
    static abstract Vector256<float> Derivative(Vector256<float> x, Vector256<float> output);
}

internal readonly struct Identity : IActivationFunction
{
    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => x;

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => Vector256<float>.One;
}

internal readonly struct Sigmoid : IActivationFunction
{
    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Sigmoid(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => output * (Vector256<float>.One - output);
}

internal readonly struct Tanh : IActivationFunction
{
    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Tanh(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) =>
        Vector256.FusedMultiplyAdd(-output, output, Vector256<float>.One);
}

internal readonly struct Relu : IActivationFunction
{
    public static bool NeedsPreActivation => false;

    // What is not a number is not below 0, and stays.
    public static Vector256<float> Apply(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256<float>.One, Vector256<float>.Zero);
}

internal readonly struct Selu : IActivationFunction
{
    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Selu(x);

    // λα(eˣ − 1) + λα is λαeˣ: no second exp. What it loses of a slope near 0 is less than a rounding of the activation.
    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => Vector256.ConditionalSelect(
        Vector256.LessThan(output, Vector256<float>.Zero), output + Vector256.Create(ActivationMath.SeluScaleTimesAlpha),
        Vector256.Create(ActivationMath.SeluScale));
}

internal readonly struct Silu : IActivationFunction
{
    public static bool NeedsPreActivation => true;

    public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Silu(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => ActivationMath.SiluDerivative(x);
}

internal readonly struct Gelu : IActivationFunction
{
    public static bool NeedsPreActivation => true;

    public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Gelu(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => ActivationMath.GeluDerivative(x);
}

internal readonly struct Mish : IActivationFunction
{
    public static bool NeedsPreActivation => true;

    public static Vector256<float> Apply(Vector256<float> x) => ActivationMath.Mish(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => ActivationMath.MishDerivative(x);
}
