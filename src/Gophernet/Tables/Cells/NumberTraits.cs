using System.Runtime.CompilerServices;

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
}

/// <summary>Tells the traits of numbers.</summary>
internal static class NumberTraitsOf
{
    private const int DoubtfulDecimals = 3;

    // The smallest number of so many digits.
    private static ReadOnlySpan<double> Smallest => [1, 0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

    /// <summary>The traits of the text of a plain number that was read already: most need no look at every byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // once for each cell of columns of whole numbers
    public static NumberTraits Text(ReadOnlySpan<byte> text, double number)
    {
        var sign = number < 0 ? 1 : 0;
        var length = text.Length - sign;
        number = Math.Abs(number);
        if (length < Smallest.Length - 1 && length > 0 && number >= Smallest[length] && number < Smallest[length + 1])
        {
            return NumberTraits.Whole; // as many digits as bytes: digits alone, or a power of ten such as 1e2
        }

        if (length is > DoubtfulDecimals + 1 and <= DoubtfulDecimals + 4 && text[^(DoubtfulDecimals + 1)] == '.' && text[sign] is >= (byte)'1' and <= (byte)'9'
            && IsDigit(text[^2]) && IsDigit(text[^3]))
        {
            return NumberTraits.DoubtfulPoint;
        }

        return Text(text);
    }

    /// <summary>The traits of the text of a plain number.</summary>
    public static NumberTraits Text(ReadOnlySpan<byte> text)
    {
        var digits = text is [(byte)'+' or (byte)'-', ..] ? text[1..] : text;
        var separator = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (separator < 0)
        {
            return digits.Length > 1 && digits[0] == '0' && digits.Length == text.Length ? NumberTraits.LeadingZero : NumberTraits.Whole;
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

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;

    /// <summary>Whether nothing that could still be read changes how numbers with points are understood: their texts need no look.</summary>
    public static bool AreSettled(this NumberTraits traits, bool decimalComma) => traits.HasFlag(NumberTraits.Point) && !decimalComma;

    /// <summary>Whether numbers of these traits are codes: zeros before them, and no decimals anywhere.</summary>
    public static bool AreCodes(this NumberTraits traits) =>
        traits.HasFlag(NumberTraits.LeadingZero) && (traits & ~(NumberTraits.LeadingZero | NumberTraits.Whole)) == 0;

    /// <summary>Whether the texts can be made again from the numbers, as far as their meaning goes.</summary>
    public static bool NeedNoTexts(this NumberTraits traits)
    {
        const NumberTraits Separated = NumberTraits.Point | NumberTraits.DoubtfulPoint | NumberTraits.Comma | NumberTraits.DoubtfulComma;
        var isOneKind = (traits & ~NumberTraits.DoubtfulPoint) == 0 || (traits & ~NumberTraits.DoubtfulComma) == 0;
        return !traits.AreCodes()
            && ((traits & Separated) == 0 || isOneKind
                || ((!traits.HasFlag(NumberTraits.DoubtfulPoint) || traits.HasFlag(NumberTraits.Point))
                    && (!traits.HasFlag(NumberTraits.DoubtfulComma) || traits.HasFlag(NumberTraits.Comma))));
    }
}
