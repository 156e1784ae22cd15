using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// SELU, SiLU, Mish and GELU on eight floats at a time, each with its slope as a function of the same x, from the operations and with the
/// promises of <see cref="VectorMath"/>: the same bits on every machine, and the NaN that goes in comes out. Largest errors are in units
/// in the last place (ulp), over every float from 2⁻³⁰ to 128 in magnitude and every subnormal; elsewhere the functions are straight
/// lines, and every 83rd was measured. The slopes of SiLU, Mish and GELU cross 0: they are measured in the unit of the slope or of ⅛
/// (that is about how far below 0 they go), whichever is larger.
/// </summary>
internal static partial class ActivationMath
{
    // Klambauer et al., 2017: the λ and α with which outputs of mean 0 and variance 1 keep both.
    public const float SeluScale = 1.0507009873554805f;
    public const float SeluScaleTimesAlpha = 1.7580993408473769f;

    // Below −110, x·eˣ has rounded to 0.
    private const float ExpBound = 110;

    /// <summary>λx where x is positive, λα(eˣ − 1) where it is negative (Klambauer et al., 2017). Largest error: 1.73 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Selu(Vector256<float> x)
    {
        // e⁻²⁵ is 0 beside 1.
        var lessOne = ScaledExp.Of(Vector256.Clamp(x, Vector256.Create(-25f), Vector256<float>.Zero)).ValueLessOne;
        return Vector256.ConditionalSelect(IsNegative(x), lessOne * SeluScaleTimesAlpha, x * SeluScale);
    }

    /// <summary>x · sigmoid(x) (Hendrycks and Gimpel, 2016). Largest error: 2.69 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Silu(Vector256<float> x)
    {
        var exp = ScaledExp.Of(-BoundedMagnitude(x, ExpBound));
        var e = exp.Value;
        return Gate(x, exp, e / (Vector256<float>.One + e));
    }

    /// <summary>s + x·s·(1 − s), where s = sigmoid(x). Largest error: 3.46 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiluDerivative(Vector256<float> x)
    {
        var e = ScaledExp.Of(-BoundedMagnitude(x, ExpBound)).Value;
        var q = e / (Vector256<float>.One + e);
        var rest = Vector256<float>.One - q;
        var sigmoid = Vector256.ConditionalSelect(IsNegative(x), q, rest);
        return Vector256.FusedMultiplyAdd(Bounded(x, ExpBound) * q, rest, sigmoid);
    }

    /// <summary>x · tanh(ln(1 + eˣ)) (Misra, 2019). Largest error: 2.93 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Mish(Vector256<float> x)
    {
        var exp = ScaledExp.Of(-BoundedMagnitude(x, ExpBound));
        return Gate(x, exp, MishQuotient(IsNegative(x), exp.Value, out _));
    }

    /// <summary>t + x·(1 − t²)·sigmoid(x), where t = tanh(ln(1 + eˣ)). Largest error: 6.28 units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MishDerivative(Vector256<float> x)
    {
        var isNegative = IsNegative(x);
        var e = ScaledExp.Of(-BoundedMagnitude(x, ExpBound)).Value;
        var q = MishQuotient(isNegative, e, out var divisor);

        // In the terms of MishQuotient, (1 − t²)·sigmoid(x) is 4·q/d where x is negative and q·(1 + e)/d elsewhere.
        var factor = Vector256.ConditionalSelect(isNegative, Vector256.Create(4f), Vector256<float>.One + e) / divisor;
        var part = Vector256.ConditionalSelect(isNegative, e, Vector256<float>.One);
        var tanh = Vector256.FusedMultiplyAdd(-part, q, part);
        return Vector256.FusedMultiplyAdd(Bounded(x, ExpBound) * q, factor, tanh);
    }

    /// <summary>
    /// q = n/d such that, with e = e^−|x|, tanh(ln(1 + eˣ)) is e·(1 − q) where x is negative and 1 − q elsewhere:
    /// there n = e·(1 + e), d = e·(2 + e) + 2; here n = e·e, d = e·(1 + e) + ½.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> MishQuotient(Vector256<float> isNegative, Vector256<float> e, out Vector256<float> divisor)
    {
        var factor = Vector256.ConditionalSelect(isNegative, Vector256<float>.One + e, e);
        var constant = Vector256.ConditionalSelect(isNegative, Vector256.Create(2f), Vector256.Create(0.5f));
        divisor = Vector256.FusedMultiplyAdd(e, Vector256<float>.One + factor, constant);
        return e * factor / divisor;
    }

    /// <summary>
    /// x·eˣ·(1 − q) where x is negative and x·(1 − q) elsewhere. The power of two comes last: where eˣ alone is subnormal or 0,
    /// x·eˣ is not yet.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Gate(Vector256<float> x, ScaledExp exp, Vector256<float> q)
    {
        var isNegative = IsNegative(x);
        var factor = Vector256.ConditionalSelect(isNegative, exp.Mantissa, Vector256<float>.One);
        var product = Vector256.Max(x, Vector256.Create(-ExpBound)) * Vector256.FusedMultiplyAdd(-factor, q, factor);
        return Vector256.ConditionalSelect(isNegative, exp.Scale(product), product);
    }

    /// <summary>x between −bound and bound; not a number stays so. Infinity times the 0 of e^−|x| would be no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Bounded(Vector256<float> x, float bound) =>
        Vector256.Clamp(x, Vector256.Create(-bound), Vector256.Create(bound));

    /// <summary>|x|, at most the bound, which also stands for what is not a number: that enters each function by x alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> BoundedMagnitude(Vector256<float> x, float bound)
    {
        var magnitude = Vector256.Abs(x);
        var largest = Vector256.Create(bound);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, largest), magnitude, largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> IsNegative(Vector256<float> x) => Vector256.LessThan(x, Vector256<float>.Zero);
}
