using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>1 / (1 + e⁻ˣ).</summary>
internal readonly struct Sigmoid : IActivationFunction
{
    public static string Name => "sigmoid";

    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Sigmoid(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => output * (Vector256<float>.One - output);
}
