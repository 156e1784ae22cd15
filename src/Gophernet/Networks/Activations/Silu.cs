using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>x · sigmoid(x) (Hendrycks and Gimpel, 2016). Errors are measured as <see cref="Gating"/> says.</summary>
internal readonly struct Silu : IActivationFunction
{
    public static string Name => "silu";

    public static bool NeedsPreActivation => true;

    /// <summary>Largest error: 2.69 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> x)
    {
        var exp = ScaledExp.Of(-Gating.BoundedMagnitude(x, Gating.ExpBound));
        var e = exp.Value;
        return Gating.Gate(x, exp, e / (Vector256<float>.One + e));
    }

    /// <summary>s + x·s·(1 − s), where s = sigmoid(x). Largest error: 3.46 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output)
    {
        var e = ScaledExp.Of(-Gating.BoundedMagnitude(x, Gating.ExpBound)).Value;
        var q = e / (Vector256<float>.One + e);
        var rest = Vector256<float>.One - q;
        var sigmoid = Vector256.ConditionalSelect(Gating.IsNegative(x), q, rest);
        return Vector256.FusedMultiplyAdd(Gating.Bounded(x, Gating.ExpBound) * q, rest, sigmoid);
    }
}
