using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// eˣ of eight floats as mantissa · 2ᵖᵒʷᵉʳ, not yet multiplied: for functions whose result still has all its digits where eˣ alone
/// has lost them among the subnormals. Reduction and coefficients: Cephes mathematical library, expf (Moshier, 1989); the exact error
/// of the last sum: Dekker, 1971.
/// </summary>
internal readonly struct ScaledExp
{
    // ln 2 in two parts: the first has so few bits that its product with the power is exact.
    private const float LogTwoHigh = 0.693359375f;
    private const float LogTwoLow = -2.12194440e-4f;

    // Adding 1.5·2²³ rounds to a whole number, which then stands in the lowest bits.
    private const float Shifter = 12582912f;

    private readonly Vector256<float> _mantissaLessOne;
    private readonly Vector256<int> _power;

    /// <summary>The parts of eʳ · 2ᵖᵒʷᵉʳ, for |r| up to ½ ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ScaledExp(Vector256<float> r, Vector256<int> power)
    {
        // (eʳ − 1 − r)/r².
        var p = Vector256.Create(1.9875691500e-4f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.0000001201e-1f));
        var square = r * r;

        // 1 + r is rounded, and what the rounding took is added to the small terms.
        var sum = Vector256<float>.One + r;
        var lost = (Vector256<float>.One - sum) + r;
        Mantissa = sum + Vector256.FusedMultiplyAdd(p, square, lost);
        _mantissaLessOne = Vector256.FusedMultiplyAdd(p, square, r);
        _power = power;
    }

    /// <summary>In [√½, √2], give or take a rounding.</summary>
    public Vector256<float> Mantissa { get; }

    /// <summary>eˣ itself.</summary>
    public Vector256<float> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Scale(Mantissa);
    }

    /// <summary>eˣ − 1 with all its digits near 0, for −80 ≤ x ≤ 80.</summary>
    public Vector256<float> ValueLessOne
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var scale = PowerOfTwo(_power);
            return Vector256.FusedMultiplyAdd(scale, _mantissaLessOne, scale - Vector256<float>.One);
        }
    }

    /// <summary>The parts of eˣ for −170 ≤ x ≤ 170; beyond it the halves of the power would leave the exponent's range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScaledExp Of(Vector256<float> x)
    {
        var r = Reduce(x, out var power);
        return new ScaledExp(r, power);
    }

    /// <summary>The parts of eˣ⁺ˡᵒʷ, where <paramref name="low"/> holds the digits that the float <paramref name="x"/> has no room for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScaledExp Of(Vector256<float> x, Vector256<float> low)
    {
        var r = Reduce(x, out var power);
        return new ScaledExp(r + low, power);
    }

    /// <summary>value · 2ᵖᵒʷᵉʳ in two halves: one factor alone could be outside the exponent's range while the result is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Scale(Vector256<float> value)
    {
        var half = _power >> 1;
        return value * PowerOfTwo(half) * PowerOfTwo(_power - half);
    }

    /// <summary>x − power · ln 2 for the whole power nearest to x / ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Reduce(Vector256<float> x, out Vector256<int> power)
    {
        var shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504088896341f), Vector256.Create(Shifter));
        var n = shifted - Vector256.Create(Shifter);
        power = shifted.AsInt32() - Vector256.Create(Shifter).AsInt32();
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-LogTwoHigh), x);
        return Vector256.FusedMultiplyAdd(n, Vector256.Create(-LogTwoLow), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> PowerOfTwo(Vector256<int> exponent) => ((exponent + Vector256.Create(127)) << 23).AsSingle();
}
