using System.Globalization;

namespace Gophernet.Csv;

/// <summary>
/// Decimal numbers from UTF-8, without making strings: an optional sign, digits with an optional point, an optional exponent.
/// Spaces round the number are allowed. The result is the double nearest to the text.
/// </summary>
public static class NumberParser
{
    // Every power of ten up to 10²² is exact in a double.
    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private const ulong LargestExactInteger = 1UL << 53;
    private const long LargestExponent = 1L << 40; // beyond all that the digits of one field can balance
    private const int LongestWithComma = 512;
    private const int MostDigits = 19; // any 19 digits fit into 64 bits

    /// <summary>Reads the whole text as one number.</summary>
    /// <returns>False when the text is not a number; <c>nan</c> and <c>inf</c> are not.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value) => TryParse(text, decimalComma: false, out value);

    /// <summary>Reads the whole text as one number, in which a comma may stand for the point.</summary>
    /// <returns>False when the text is not a number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, bool decimalComma, out double value)
    {
        var comma = decimalComma ? text.IndexOf((byte)',') : -1;
        if (comma < 0)
        {
            return TryParsePoint(text, out value);
        }

        value = 0;
        if (text.Length > LongestWithComma || text.Contains((byte)'.'))
        {
            return false;
        }

        Span<byte> withPoint = stackalloc byte[text.Length];
        text.CopyTo(withPoint);
        withPoint[comma] = (byte)'.';
        return TryParsePoint(withPoint, out value);
    }

    /// <summary>Whether the text is a number with separators between its thousands, such as 1,234,567 or 1'234: for advice, as they are not read.</summary>
    public static bool LooksLikeThousands(ReadOnlySpan<byte> text)
    {
        text = text.Trim(" \t+-"u8);
        var first = text.IndexOfAny(",.' "u8);
        if (first is < 1 or > 3 || text[..first].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var separator = text[first];
        text = text[first..];
        while (text.Length >= 4 && text[0] == separator && !text[1..4].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            text = text[4..];
        }

        return text.IsEmpty || (text[0] is (byte)'.' or (byte)',' && text[0] != separator && !text[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }

    private static bool TryParsePoint(ReadOnlySpan<byte> text, out double value)
    {
        text = text.Trim(" \t"u8);
        value = 0;
        var i = 0;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative || text is [(byte)'+', ..])
        {
            i++;
        }

        ulong digits = 0;
        var significant = 0;
        var exponent = 0L;
        var first = i;
        i = ReadDigits(text, i, ref digits, ref significant);
        var count = i - first;
        if (i < text.Length && text[i] == '.')
        {
            var fraction = i + 1;
            i = ReadDigits(text, fraction, ref digits, ref significant);
            exponent -= i - fraction;
            count += i - fraction;
        }

        if (count == 0)
        {
            return false;
        }

        if (i < text.Length && text[i] is (byte)'e' or (byte)'E' && !ReadExponent(text, ref i, ref exponent))
        {
            return false;
        }

        if (i != text.Length)
        {
            return false;
        }

        // One multiplication or division of two exact numbers rounds once, to the nearest (Clinger, "How to read floating point numbers accurately", 1990).
        if (significant <= MostDigits && digits <= LargestExactInteger && exponent is >= -22 and <= 22)
        {
            var magnitude = exponent < 0 ? digits / PowersOfTen[-exponent] : digits * PowersOfTen[exponent];
            value = isNegative ? -magnitude : magnitude;
            return true;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }

    private static int ReadDigits(ReadOnlySpan<byte> text, int i, ref ulong digits, ref int significant)
    {
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
        {
            var digit = (uint)(text[i] - '0');
            digits = digits * 10 + digit; // beyond 19 digits it overflows, and is not used
            significant += significant > 0 || digit > 0 ? 1 : 0;
        }

        return i;
    }

    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int i, ref long exponent)
    {
        i++;
        var isNegative = i < text.Length && text[i] == '-';
        if (isNegative || (i < text.Length && text[i] == '+'))
        {
            i++;
        }

        var first = i;
        var written = 0L;
        for (; i < text.Length && (uint)(text[i] - '0') <= 9; i++)
        {
            written = Math.Min(written * 10 + (text[i] - '0'), LargestExponent);
        }

        exponent += isNegative ? -written : written;
        return i > first;
    }
}
