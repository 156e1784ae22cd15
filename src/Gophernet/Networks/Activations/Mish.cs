using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>x · tanh(ln(1 + eˣ)) (Misra, 2019). Errors are measured as <see cref="Gating"/> says.</summary>
internal readonly struct Mish : IActivationFunction
{
    public static string Name => "mish";

    public static bool NeedsPreActivation => true;

    /// <summary>Largest error: 2.93 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Apply(Vector256<float> x)
    {
        var exp = ScaledExp.Of(-Gating.BoundedMagnitude(x, Gating.ExpBound));
        return Gating.Gate(x, exp, Quotient(Gating.IsNegative(x), exp.Value, out _));
    }

    /// <summary>t + x·(1 − t²)·sigmoid(x), where t = tanh(ln(1 + eˣ)). Largest error: 6.28 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Derivative(Vector256<float> x, Vector256<float> output)
    {
        var isNegative = Gating.IsNegative(x);
        var e = ScaledExp.Of(-Gating.BoundedMagnitude(x, Gating.ExpBound)).Value;
        var q = Quotient(isNegative, e, out var divisor);

        // In the terms of Quotient, (1 − t²)·sigmoid(x) is 4·q/d where x is negative and q·(1 + e)/d elsewhere.
        var factor = Vector256.ConditionalSelect(isNegative, Vector256.Create(4f), Vector256<float>.One + e) / divisor;
        var part = Vector256.ConditionalSelect(isNegative, e, Vector256<float>.One);
        var tanh = Vector256.FusedMultiplyAdd(-part, q, part);
        return Vector256.FusedMultiplyAdd(Gating.Bounded(x, Gating.ExpBound) * q, factor, tanh);
    }

    /// <summary>
    /// q = n/d such that, with e = e^−|x|, tanh(ln(1 + eˣ)) is e·(1 − q) where x is negative and 1 − q elsewhere:
    /// there n = e·(1 + e), d = e·(2 + e) + 2; here n = e·e, d = e·(1 + e) + ½.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Quotient(Vector256<float> isNegative, Vector256<float> e, out Vector256<float> divisor)
    {
        var factor = Vector256.ConditionalSelect(isNegative, Vector256<float>.One + e, e);
        var constant = Vector256.ConditionalSelect(isNegative, Vector256.Create(2f), Vector256.Create(0.5f));
        divisor = Vector256.FusedMultiplyAdd(e, Vector256<float>.One + factor, constant);
        return e * factor / divisor;
    }
}
