using System.Globalization;
using Gophernet.Csv.Numbers;

namespace Gophernet.Tables.Cells;

/// <summary>
/// What the plain numbers of a column look like, gathered over all of them. Together these say which separator stands before decimals, and whether the
/// numbers are codes; and so whether their texts can be let go.
/// </summary>
[Flags]
internal enum NumberTraits
{
    None = 0,

    /// <summary>Digits alone, perhaps with a sign or a power of ten.</summary>
    Whole = 1,

    /// <summary>A point that stands before decimals for certain.</summary>
    Point = 2,

    /// <summary>A point alone before exactly three digits: 1.234.</summary>
    DoubtfulPoint = 4,

    /// <summary>A comma that stands before decimals for certain.</summary>
    Comma = 8,

    /// <summary>A comma alone before exactly three digits: 1,234.</summary>
    DoubtfulComma = 16,

    /// <summary>A zero before other digits and nothing else: 02134.</summary>
    LeadingZero = 32,

    /// <summary>A negative power of ten and no separator: 1e-3.</summary>
    Exponent = 64,

    /// <summary>A whole number with other digits than the nearest double has: 1234567890123456789.</summary>
    Long = 128,
}

/// <summary>Tells the traits of numbers.</summary>
internal static class NumberTraitsOf
{
    private const int DoubtfulDecimals = 3;
    private const int ExactDigits = 15; // any so many are exact in a double
    private const int MaxDigits = 39; // of a number that a network can take

    /// <summary>The traits of the text of a plain number.</summary>
    public static NumberTraits Text(ReadOnlySpan<byte> text)
    {
        var digits = text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text;
        var separator = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (separator < 0)
        {
            return (digits.Length > 1 && digits[0] == '0' && digits.Length == text.Length ? NumberTraits.LeadingZero : NumberTraits.Whole)
                | (IsLong(digits) ? NumberTraits.Long : NumberTraits.None);
        }

        if (digits[separator] is (byte)'e' or (byte)'E')
        {
            return digits[(separator + 1)..] is [(byte)'-', ..] ? NumberTraits.Exponent : NumberTraits.Whole;
        }

        var isComma = digits[separator] == ',';
        var decimals = digits[(separator + 1)..];
        var isDoubtful = separator is >= 1 and <= DoubtfulDecimals && digits[0] != '0'
            && decimals.Length == DoubtfulDecimals && !decimals.ContainsAnyExceptInRange((byte)'0', (byte)'9');
        return (isComma, isDoubtful) switch
        {
            (false, false) => NumberTraits.Point,
            (false, true) => NumberTraits.DoubtfulPoint,
            (true, false) => NumberTraits.Comma,
            (true, true) => NumberTraits.DoubtfulComma,
        };
    }

    /// <summary>Whether numbers of these traits may be names of more digits than a double tells apart: no decimals anywhere.</summary>
    public static bool MayBeLongCodes(this NumberTraits traits) =>
        traits.HasFlag(NumberTraits.Long) && (traits & ~(NumberTraits.Long | NumberTraits.Whole)) == 0;

    /// <summary>Whether nothing that could still be read changes how numbers with points are understood: their texts need no look.</summary>
    public static bool AreSettled(this NumberTraits traits, bool decimalComma) => traits.HasFlag(NumberTraits.Point) && !decimalComma;

    /// <summary>Whether numbers of these traits are codes: zeros before them, and no decimals anywhere.</summary>
    public static bool AreCodes(this NumberTraits traits) =>
        traits.HasFlag(NumberTraits.LeadingZero) && (traits & ~(NumberTraits.LeadingZero | NumberTraits.Whole | NumberTraits.Long)) == 0;

    /// <summary>Whether the texts can be made again from the numbers, as far as their meaning goes.</summary>
    public static bool NeedNoTexts(this NumberTraits traits)
    {
        const NumberTraits Separated = NumberTraits.Point | NumberTraits.DoubtfulPoint | NumberTraits.Comma | NumberTraits.DoubtfulComma;
        var isOneKind = (traits & ~NumberTraits.DoubtfulPoint) == 0 || (traits & ~NumberTraits.DoubtfulComma) == 0;
        return !traits.AreCodes() && !traits.MayBeLongCodes()
            && ((traits & Separated) == 0 || isOneKind
                || ((!traits.HasFlag(NumberTraits.DoubtfulPoint) || traits.HasFlag(NumberTraits.Point))
                    && (!traits.HasFlag(NumberTraits.DoubtfulComma) || traits.HasFlag(NumberTraits.Comma))));
    }

    /// <summary>Whether the nearest double has other digits, so that another text may mean the same one.</summary>
    private static bool IsLong(ReadOnlySpan<byte> digits)
    {
        digits = digits.TrimStart((byte)'0');
        Span<byte> nearest = stackalloc byte[MaxDigits];
        return digits.Length > ExactDigits
            && !(NumberParser.TryParse(digits, out var number) && number.TryFormat(nearest, out var length, "F0", CultureInfo.InvariantCulture)
                && nearest[..length].SequenceEqual(digits));
    }
}
