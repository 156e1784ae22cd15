using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct Tanh : IActivationFunction
{
    public static string Name => "tanh";

    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => VectorMath.Tanh(x);

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) =>
        Vector256.FusedMultiplyAdd(-output, output, Vector256<float>.One);
}
