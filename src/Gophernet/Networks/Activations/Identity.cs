using System.Runtime.Intrinsics;

namespace Gophernet.Networks.Activations;

/// <summary>x.</summary>
internal readonly struct Identity : IActivationFunction
{
    public static string Name => "identity";

    public static bool NeedsPreActivation => false;

    public static Vector256<float> Apply(Vector256<float> x) => x;

    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output) => Vector256<float>.One;
}
