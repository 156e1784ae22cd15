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

    // Of each scale that a number has; the rest makes a missing number of whatever is divided.
    private static readonly double[] Powers =
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
        for (var i = 0; i < values.Length; i++)
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
            if (!TryConvert(values[i], out converted[i]))
            {
                return null;
            }
        }

        return new DecimalPiece(converted);
    }

    private static bool TryConvert(double value, out int converted)
    {
        if (double.IsNaN(value))
        {
            converted = Missing;
            return AreSame(value, double.NaN);
        }

        // A number that is m / 10ᵏ is 10m / 10ᵏ⁺¹ too: the largest scale is right for all of them. One more may fit, the exponent says too little to know.
        int scale = Scales[(int)(BitConverter.DoubleToUInt64Bits(value) >> 52) & 0x7FF];
        return TryConvert(value, scale, out converted) || (scale < MaxScale && TryConvert(value, scale + 1, out converted));
    }

    private static bool TryConvert(double value, int scale, out int converted)
    {
        var mantissa = (int)BitConverter.DoubleToInt64Bits(value * Powers[scale] + Rounding);
        converted = (mantissa << ScaleBits) | scale;
        return AreSame(ToDouble(converted), value); // of a number that does not fit, other bits are left
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
