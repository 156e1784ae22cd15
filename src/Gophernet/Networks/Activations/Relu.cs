using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Activations;

/// <summary>max(0, x).</summary>
internal readonly struct Relu : IActivationFunction
{
    public static string Name => "relu";

    public static bool NeedsPreActivation => false;

    // What is not a number is not below 0, and stays.
    public static Vector256<float> Apply(Vector256<float> x) =>
        Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), Vector256<float>.Zero, x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) =>
        Vector256.ConditionalSelect(Vector256.GreaterThan(output, Vector256<float>.Zero), Vector256<float>.One, Vector256<float>.Zero);
}
