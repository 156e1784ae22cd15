using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Gophernet.Csv.Numbers;

/// <summary>
/// Decimal numbers from UTF-8, without making strings: an optional sign, digits with an optional point, an optional exponent.
/// Spaces round the number are allowed. The result is the double nearest to the text.
/// </summary>
internal static class NumberParser
{
    private const ulong MaxExactInteger = 1UL << 53;
    private const long MaxExponent = 1L << 40; // beyond all that the digits of one field can balance
    private const long NoExponent = long.MinValue;
    private const int MaxLengthWithComma = 512;
    private const int MaxDigits = 19; // any 19 digits fit into 64 bits
    private const int MaxWholeDigits = 15; // any 15 are exact in a double
    private const int MaxShortDigits = 7; // on each side of the point: both together are exact
    private const int MaxShortBytes = 1 + 8 + 1 + 8; // what is loaded of it: a sign, eight digits, a point, eight digits

    private static readonly NumberFormatInfo CommaFormat = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = "," });

    // Every power of ten up to 10²² is exact in a double.
    private static ReadOnlySpan<double> ExactPowers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private static ReadOnlySpan<ulong> WholePowers => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads the whole text as one number.</summary>
    /// <returns>False when the text is not a number; <c>nan</c> and <c>inf</c> are not.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) => TryParse(text, (byte)'.', out value);

    /// <summary>Reads the whole text as one number, in which a comma may stand for the point.</summary>
    /// <returns>False when the text is not a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParse(ReadOnlySpan<byte> text, bool decimalComma, out double value)
    {
        if (!decimalComma || !text.Contains((byte)','))
        {
            return TryParse(text, (byte)'.', out value);
        }

        value = 0;
        return text.Length <= MaxLengthWithComma && TryParse(text, (byte)',', out value);
    }

    /// <summary>Reads a text of at most 15 digits, the first of several no zero, perhaps with a minus before them.</summary>
    /// <returns>False when the text is something else, which may be a number too.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParseWhole(ReadOnlySpan<byte> text, out double value)
    {
        var sign = text is [(byte)'-', ..] ? 1 : 0;
        var digits = 0UL;
        var count = ReadDigits(text, sign, ref digits) - sign;
        value = Signed((long)digits, sign);
        return count == text.Length - sign && count is > 0 and <= MaxWholeDigits && (count == 1 || text[sign] != '0');
    }

    /// <summary>
    /// Reads a short number, as nearly all are: at most seven digits on each side of a point, or seven and no point, perhaps with a minus before them. Both
    /// sides are loaded whole, past the end of the text if need be, so that no branch depends on how many digits there are.
    /// </summary>
    /// <param name="bytes">The bytes in which the text lies.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="value">The number.</param>
    /// <returns>False when the text is something else, which may be a number too, or lies at the very end of the bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryParseShort(ReadOnlySpan<byte> bytes, int start, int end, out double value)
    {
        value = 0;
        if (bytes.Length - start < MaxShortBytes)
        {
            return false;
        }

        var text = bytes.Slice(start, MaxShortBytes);
        var sign = text[0] == '-' ? 1 : 0;
        var whole = BinaryPrimitives.ReadUInt64LittleEndian(text[sign..]);
        var wholeCount = EightDigits.Count(whole);
        var point = sign + wholeCount;
        if (point == end - start && IsShort(wholeCount))
        {
            value = Signed(EightDigits.Value(whole, wholeCount), sign);
            return true;
        }

        var fraction = BinaryPrimitives.ReadUInt64LittleEndian(text[(point + 1)..]);
        var count = EightDigits.Count(fraction);
        if (point + 1 + count != end - start || text[point] != '.' || !IsShort(wholeCount) || !IsShort(count))
        {
            return false;
        }

        var digits = EightDigits.Value(whole, wholeCount) * WholePowers[count] + EightDigits.Value(fraction, count);
        value = Signed((long)digits / ExactPowers[count], sign); // both are exact
        return true;
    }

    private static bool IsShort(int digits) => (uint)(digits - 1) < MaxShortDigits;

    private static bool TryParse(ReadOnlySpan<byte> text, byte point, out double value)
    {
        if (text.IsEmpty)
        {
            value = 0;
            return false;
        }

        var isNegative = text[0] == '-' ? 1 : 0;
        var body = text[(isNegative | (text[0] == '+' ? 1 : 0))..];
        var digits = 0UL;
        var i = ReadDigits(body, 0, ref digits);
        var count = i;
        var places = 0;
        if ((uint)i < (uint)body.Length && body[i] == point)
        {
            i = ReadFraction(body, i + 1, ref digits);
            places = i - count - 1;
            count = i - 1;
        }

        if (count == 0)
        {
            return TryParseTrimmed(text, point, out value);
        }

        long exponent = -places;
        if (i < body.Length)
        {
            var written = ReadExponent(body[i..]);
            if (written == NoExponent)
            {
                return TryParseTrimmed(text, point, out value);
            }

            exponent += written;
        }

        // One division of two exact numbers rounds once, to the nearest (Clinger, "How to read floating point numbers accurately", 1990).
        var magnitude = digits <= MaxExactInteger && (ulong)-exponent < (ulong)ExactPowers.Length && count <= MaxDigits
            ? (long)digits / ExactPowers[(int)-exponent]
            : Round(body, count, digits, exponent, point);

        value = Signed(magnitude, isNegative);
        return true;
    }

    /// <summary>Without a branch: signs of data are as good as random.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Signed(double magnitude, int isNegative) =>
        BitConverter.UInt64BitsToDouble(BitConverter.DoubleToUInt64Bits(magnitude) | (ulong)isNegative << 63);

    private static bool TryParseTrimmed(ReadOnlySpan<byte> text, byte point, out double value)
    {
        var trimmed = text.Trim(" \t"u8);
        value = 0;
        return trimmed.Length < text.Length && TryParse(trimmed, point, out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadDigits(ReadOnlySpan<byte> text, int i, ref ulong digits)
    {
        for (uint digit; (uint)i < (uint)text.Length && (digit = (uint)text[i] - '0') <= 9; i++)
        {
            digits = digits * 10 + digit; // beyond 19 digits it may overflow, and is not used
        }

        return i;
    }

    /// <summary>The digits after the point, eight at a time; the last eight bytes of the text hold what is left when there is less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadFraction(ReadOnlySpan<byte> text, int i, ref ulong digits)
    {
        if (text.Length < sizeof(ulong))
        {
            return ReadDigits(text, i, ref digits);
        }

        var eight = EightDigits.Load(text, i);
        while (i < text.Length - sizeof(ulong) && EightDigits.Count(eight) == sizeof(ulong))
        {
            digits = digits * 100_000_000 + EightDigits.Value(eight, sizeof(ulong));
            i += sizeof(ulong);
            eight = EightDigits.Load(text, i);
        }

        var count = EightDigits.Count(eight);
        if (count > 0)
        {
            digits = digits * WholePowers[count] + EightDigits.Value(eight, count);
        }

        return i + count;
    }

    /// <summary>How many of the digits stand after the leading zeros.</summary>
    private static int SignificantDigits(ReadOnlySpan<byte> text, int count, byte point)
    {
        var first = text.IndexOfAnyExcept((byte)'0', point);
        return first < 0 ? 0 : count - first + (text[..first].Contains(point) ? 1 : 0);
    }

    private static long ReadExponent(ReadOnlySpan<byte> text)
    {
        var isNegative = text is [_, (byte)'-', ..];
        var first = isNegative || text is [_, (byte)'+', ..] ? 2 : 1;
        var exponent = 0L;
        var i = first;
        for (uint digit; (uint)i < (uint)text.Length && (digit = (uint)text[i] - '0') <= 9; i++)
        {
            exponent = Math.Min(exponent * 10 + digit, MaxExponent);
        }

        var isExponent = text[0] is (byte)'e' or (byte)'E' && i > first && i == text.Length;
        return !isExponent ? NoExponent : isNegative ? -exponent : exponent;
    }

    private static double Round(ReadOnlySpan<byte> text, int count, ulong digits, long exponent, byte point)
    {
        var areExact = count <= MaxDigits || SignificantDigits(text, count, point) <= MaxDigits;
        return areExact && NearestDouble.TryCompute(digits, exponent, out var value)
            ? value
            : double.Parse(text, NumberStyles.Float, point == ',' ? CommaFormat : CultureInfo.InvariantCulture);
    }
}
