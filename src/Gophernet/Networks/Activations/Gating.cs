using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>
/// What x·gate(x) is made of, for SiLU, Mish and GELU, on eight floats at a time from the operations and with the promises of
/// <see cref="VectorMath"/>: the same bits on every machine, and the NaN that goes in comes out. Largest errors of the activations and
/// their derivatives are in units in the last place (ulp), over every float from 2⁻³⁰ to 128 in magnitude and every subnormal; elsewhere
/// the functions are straight lines, and every 83rd was measured. The derivatives of SiLU, Mish and GELU cross 0: they are measured in the
/// unit of the derivative or of ⅛ (that is about how far below 0 they go), whichever is larger.
/// </summary>
internal static class Gating
{
    /// <summary>Below −110, x·eˣ has rounded to 0.</summary>
    public const float ExpBound = 110;

    /// <summary>
    /// x·eˣ·(1 − q) where x is negative and x·(1 − q) elsewhere. The power of two comes last: where eˣ alone is subnormal or 0,
    /// x·eˣ is not yet.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Gate(Vector256<float> x, ScaledExp exp, Vector256<float> q)
    {
        var isNegative = IsNegative(x);
        var factor = Vector256.ConditionalSelect(isNegative, exp.Mantissa, Vector256<float>.One);
        var product = Vector256.Max(x, Vector256.Create(-ExpBound)) * Vector256.FusedMultiplyAdd(-factor, q, factor);
        return Vector256.ConditionalSelect(isNegative, exp.Scale(product), product);
    }

    /// <summary>x between −bound and bound; not a number stays so. Infinity times the 0 of e^−|x| would be no number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Bounded(Vector256<float> x, float bound) =>
        Vector256.Clamp(x, Vector256.Create(-bound), Vector256.Create(bound));

    /// <summary>|x|, at most the bound, which also stands for what is not a number: that enters each function by x alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> BoundedMagnitude(Vector256<float> x, float bound)
    {
        var magnitude = Vector256.Abs(x);
        var largest = Vector256.Create(bound);
        return Vector256.ConditionalSelect(Vector256.LessThan(magnitude, largest), magnitude, largest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> IsNegative(Vector256<float> x) => Vector256.LessThan(x, Vector256<float>.Zero);
}
