using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Gophernet.Tables.Columns;

/// <summary>
/// Numbers of up to seven digits or so, m / 10ᵏ: m in 27 bits and k in 5. Both are exact as doubles, so that their quotient is the double nearest to
/// the decimal, which is the one that was parsed.
/// </summary>
internal sealed class DecimalPiece : NumberPiece
{
    private const int ScaleBits = 5;
    private const int ScaleMask = (1 << ScaleBits) - 1;
    private const int MaxScale = 22; // 10²² is the largest power of ten that is a double
    private const int MaxMantissa = (1 << (31 - ScaleBits)) - 1;
    private const int Missing = int.MinValue | ScaleMask; // a scale that no number has

    private const double Rounding = 3L << 51; // added to a number below 2³¹, it leaves the nearest whole number in the lowest bits
    private const int Lanes = 4;

    // Of each scale that a number has; the rest makes a missing number of whatever is divided.
    private static ReadOnlySpan<double> Powers =>
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
            double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN];

    // For each binary exponent the largest power of ten that keeps the number within the mantissa.
    private static readonly byte[] Scales = ScalesOfExponents();

    private readonly int[] _values;

    private DecimalPiece(int[] values) => _values = values;

    public override double this[int index] => ToDouble(_values[index]);

    public override void CopyTo(int start, Span<double> destination)
    {
        var values = _values.AsSpan(start, destination.Length);
        var i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            var four = Vector128.Create(values.Slice(i, Lanes));
            (ToDoubles(four >> ScaleBits) / PowersOf(four)).CopyTo(destination[i..]);
        }

        for (; i < values.Length; i++)
        {
            destination[i] = ToDouble(values[i]);
        }
    }

    /// <returns>Null where a number has more digits, or is −0.</returns>
    public static DecimalPiece? TryOf(ReadOnlySpan<double> values)
    {
        if (!values.IsEmpty && !TryConvert(values[0], out _))
        {
            return null;
        }

        var converted = new int[values.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            while (i <= converted.Length - Lanes && TryConvert(values.Slice(i, Lanes), converted.AsSpan(i, Lanes)))
            {
                i += Lanes;
            }

            if (i < converted.Length && !TryConvert(values[i], out converted[i]))
            {
                return null;
            }
        }

        return new DecimalPiece(converted);
    }

    /// <summary>Converts four numbers at once, where the scale of its exponent fits each of them, as it nearly always does.</summary>
    private static bool TryConvert(ReadOnlySpan<double> values, Span<int> converted)
    {
        var scales = Vector128.Create(ScaleOf(values[0]), ScaleOf(values[1]), ScaleOf(values[2]), ScaleOf(values[3]));
        var (numbers, powers) = (Vector256.Create(values), PowersOf(scales));
        var rounded = (numbers * powers + Vector256.Create(Rounding)).AsInt64();
        var mantissas = Vector128.Narrow(rounded.GetLower(), rounded.GetUpper());
        var four = mantissas << ScaleBits | scales;
        four.CopyTo(converted);
        return Vector256.EqualsAll((ToDoubles(four >> ScaleBits) / powers).AsInt64(), numbers.AsInt64());
    }

    private static bool TryConvert(double value, out int converted)
    {
        if (double.IsNaN(value))
        {
            converted = Missing;
            return AreSame(value, double.NaN);
        }

        // A number that is m / 10ᵏ is 10m / 10ᵏ⁺¹ too: the largest scale is right for all of them. One more may fit, the exponent says too little to know.
        var scale = ScaleOf(value);
        return TryConvert(value, scale, out converted) || (scale < MaxScale && TryConvert(value, scale + 1, out converted));
    }

    private static bool TryConvert(double value, int scale, out int converted)
    {
        var mantissa = (int)BitConverter.DoubleToInt64Bits(value * Powers[scale] + Rounding);
        converted = (mantissa << ScaleBits) | scale;
        return AreSame(ToDouble(converted), value); // of a number that does not fit, other bits are left
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ScaleOf(double value) => Scales[(int)(BitConverter.DoubleToUInt64Bits(value) >> 52) & 0x7FF];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowersOf(Vector128<int> scales) => Vector256.Create(
        Powers[scales[0] & ScaleMask], Powers[scales[1] & ScaleMask], Powers[scales[2] & ScaleMask], Powers[scales[3] & ScaleMask]);

    /// <summary>Whole numbers as doubles: in the lowest bits of a large one first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ToDoubles(Vector128<int> values)
    {
        var (low, high) = Vector128.Widen(values);
        var rounding = Vector256.Create(Rounding);
        return (Vector256.Create(low, high) + rounding.AsInt64()).AsDouble() - rounding;
    }

    private static double ToDouble(int value) => (value >> ScaleBits) / Powers[value & ScaleMask];

    private static byte[] ScalesOfExponents()
    {
        var scales = new byte[0x800];
        for (var exponent = 0; exponent < scales.Length; exponent++)
        {
            var limit = exponent is 0 or 0x7FF ? 0 : BitConverter.UInt64BitsToDouble((ulong)exponent << 52) * 2; // infinity for the largest
            while (scales[exponent] < MaxScale && limit * Powers[scales[exponent] + 1] <= MaxMantissa + 1)
            {
                scales[exponent]++;
            }
        }

        return scales;
    }
}
