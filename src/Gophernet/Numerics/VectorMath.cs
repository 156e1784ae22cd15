using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// exp, log, tanh and sigmoid on eight floats at a time. The C library's differ between machines, so these are our own: only
/// operations that IEEE 754 defines exactly (add, multiply, divide, fused multiply-add, shifts of the bits), in a fixed order.
/// Coefficients: Cephes mathematical library, single precision (Moshier, 1989). Largest errors were measured over all floats, in units
/// in the last place (ulp). A NaN comes out with its own sign and payload on every machine (of Log, as float.NaN): Vector256's Min, Max
/// and Clamp hand it on everywhere, unlike MinNative and MaxNative.
/// </summary>
internal static class VectorMath
{
    /// <summary>eˣ. Overflows to infinity above 88.72 and passes through the subnormals to 0 below −103.97. Largest error: 0.80 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        // Beyond these bounds the result is 0 or infinity already, and the power of two would leave its range.
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-104f)), Vector256.Create(89f));
        return ScaledExp.Of(x).Value;
    }

    /// <summary>cos(2πx): x counts whole turns, |x| below 2²². Largest error: 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> CosTurns(Vector256<float> x) =>
        SinOfQuarterTurns(Vector256.Create(0.25f) - Vector256.Abs(FractionOfTurn(x)));

    /// <summary>sin(2πx): x counts whole turns, |x| below 2²². Largest error: 2e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SinTurns(Vector256<float> x)
    {
        // Beyond a quarter, the half turn less x has the same sine: sin(2πf) = sign(f)·sin(2π(¼ − ||f| − ¼|)).
        var fraction = FractionOfTurn(x);
        var folded = Vector256.Create(0.25f) - Vector256.Abs(Vector256.Abs(fraction) - Vector256.Create(0.25f));
        return SinOfQuarterTurns(Vector256.CopySign(folded, fraction));
    }

    /// <summary>The natural logarithm: −infinity at 0, not a number below it. Largest error: 0.83 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Log(Vector256<float> x)
    {
        // Subnormals are lifted by 2²³ first, and 23 is taken off the exponent.
        var isSmall = Vector256.LessThan(x, Vector256.Create(1.17549435e-38f));
        var lifted = Vector256.ConditionalSelect(isSmall, x * 8388608f, x);
        var lift = Vector256.ConditionalSelect(isSmall, Vector256.Create(-23f), Vector256<float>.Zero);

        // x = m·2ᵉ with m in [√½, √2): subtracting the bits of √½ moves the border between two exponents there.
        var offset = lifted.AsInt32() - Vector256.Create(0x3F3504F3);
        var exponent = Vector256.ConvertToSingle(offset >> 23) + lift;
        var mantissa = ((offset & Vector256.Create(0x007FFFFF)) + Vector256.Create(0x3F3504F3)).AsSingle();

        var f = mantissa - Vector256<float>.One;
        var square = f * f;
        var p = Vector256.Create(7.0376836292e-2f);
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(-1.1514610310e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(1.1676998740e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(-1.2420140846e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(1.4249322787e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(-1.6668057665e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(2.0000714765e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(-2.4999993993e-1f));
        p = Vector256.FusedMultiplyAdd(p, f, Vector256.Create(3.3333331174e-1f));
        var tail = p * f * square;
        tail = Vector256.FusedMultiplyAdd(exponent, Vector256.Create(-2.12194440e-4f), tail);
        tail = Vector256.FusedMultiplyAdd(square, Vector256.Create(-0.5f), tail);
        var result = Vector256.FusedMultiplyAdd(exponent, Vector256.Create(0.693359375f), f + tail);

        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256.Create(float.PositiveInfinity)), x, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), result);
        return Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(x, Vector256<float>.Zero), result, Vector256.Create(float.NaN));
    }

    /// <summary>The hyperbolic tangent. Largest error: 1.35 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var magnitude = Vector256.Abs(x);
        var square = x * x;
        var p = Vector256.Create(-5.70498872745e-3f);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(2.06390887954e-2f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-5.37397155531e-2f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(1.33314422036e-1f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-3.33332819422e-1f));
        var small = Vector256.FusedMultiplyAdd(p * square, x, x);

        // 1 − 2/(e²ˣ + 1) loses its digits near 0, where the polynomial takes over.
        var large = Vector256<float>.One - Vector256.Create(2f) / (Exp(magnitude + magnitude) + Vector256<float>.One);
        return Vector256.CopySign(Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(0.625f)), small, large), x);
    }

    /// <summary>The logistic function 1 / (1 + e⁻ˣ). Largest error: 1.52 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        // e to a negative power never overflows, so that small results keep their digits. With e = e^−|x|, the sigmoid is e − e·e/(1 + e)
        // where x is negative and 1 − 1·e/(1 + e) elsewhere: the error of the quotient counts less than half.
        var e = Exp(-Vector256.Abs(x));
        var factor = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), e, Vector256<float>.One);
        var result = Vector256.FusedMultiplyAdd(-factor, e / (Vector256<float>.One + e), factor);

        // Which sign a NaN has after a fused multiply-add with a negated factor depends on the machine.
        return Vector256.ConditionalSelect(Vector256.Equals(x, x), result, x);
    }

    /// <summary>x less the nearest whole number, in [−½, ½]: exact up to 2²², and anything in there beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> FractionOfTurn(Vector256<float> x)
    {
        var shifter = Vector256.Create(12582912f); // 1.5·2²³: adding it rounds to a whole number
        var fraction = x - ((x + shifter) - shifter);
        return Vector256.Min(Vector256.Max(fraction, Vector256.Create(-0.5f)), Vector256.Create(0.5f));
    }

    /// <summary>sin(2πx) for |x| ≤ ¼: the Taylor series up to the 13th power, which leaves 7e-10.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> SinOfQuarterTurns(Vector256<float> x)
    {
        var square = x * x;
        var p = Vector256.Create(3.8199525848f);
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-15.0946425768f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(42.0586939449f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-76.7058597531f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(81.6052492761f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(-41.3417022404f));
        p = Vector256.FusedMultiplyAdd(p, square, Vector256.Create(6.2831853072f));
        return p * x;
    }
}
