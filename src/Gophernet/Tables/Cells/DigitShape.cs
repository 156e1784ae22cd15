namespace Gophernet.Tables.Cells;

/// <summary>
/// How the digits of one number are divided. A point or comma alone before exactly three digits may stand between thousands or before decimals, which the
/// cell by itself does not tell.
/// </summary>
/// <param name="Thousands">What stands between thousands, for certain; <see cref="Separators.None"/> for nothing.</param>
/// <param name="Decimal">What stands before the decimals, for certain.</param>
/// <param name="Doubtful">The separator that may be either.</param>
/// <param name="Decimals">The digits after the last separator, if it stands before decimals.</param>
/// <param name="WholeDigits">The digits before the first separator.</param>
/// <param name="HasExponent">Whether a power of ten follows.</param>
/// <param name="BeginsWithZero">Whether the first of several digits without a separator is a zero: <c>02134</c>.</param>
internal readonly record struct DigitShape(
    byte Thousands, byte Decimal, byte Doubtful, int Decimals, int WholeDigits, bool HasExponent, bool BeginsWithZero)
{
    private const int GroupSize = 3;
    private const int MaxGroups = 16;

    /// <summary>Finds the digits that a text begins with.</summary>
    /// <param name="text">A text that begins with a digit, or with a point or comma before one.</param>
    /// <param name="shape">How they are divided.</param>
    /// <param name="length">The bytes that belong to them.</param>
    /// <returns>False when they are no number in anyone's writing.</returns>
    public static bool TryFind(ReadOnlySpan<byte> text, out DigitShape shape, out int length)
    {
        Span<byte> separators = stackalloc byte[MaxGroups];
        Span<int> groups = stackalloc int[MaxGroups + 1];
        var count = 0;
        groups.Clear();
        (shape, length) = (default, 0);
        while (length < text.Length)
        {
            if (IsDigit(text[length]))
            {
                groups[count]++;
                length++;
                continue;
            }

            var separator = Separators.At(text[length..], out var width);
            var isLast = length + width >= text.Length || !IsDigit(text[length + width]);
            if (separator == Separators.None || (isLast && !(count == 0 && separator is Separators.Point && length + width == text.Length)))
            {
                break;
            }

            if (count == MaxGroups)
            {
                return false;
            }

            separators[count++] = separator;
            length += width;
        }

        var hasExponent = ReadExponent(text, ref length);
        return TryUnderstand(separators[..count], groups[..(count + 1)], text[0] == '0', hasExponent, out shape);
    }

    /// <summary>The number that the digits are, once it is known what a doubtful separator is.</summary>
    /// <param name="digits">The digits that <see cref="TryFind"/> found.</param>
    /// <param name="isDecimal">Whether a doubtful separator stands before decimals.</param>
    /// <param name="value">The number.</param>
    public bool TryRead(ReadOnlySpan<byte> digits, bool isDecimal, out double value)
    {
        Span<byte> plain = stackalloc byte[128];
        value = 0;
        if (digits.Length > plain.Length)
        {
            return false;
        }

        var point = Doubtful == Separators.None ? Decimal : isDecimal ? Doubtful : Separators.None;
        var count = 0;
        for (var i = 0; i < digits.Length;)
        {
            var separator = Separators.At(digits[i..], out var width);
            if (separator == Separators.None || separator == point)
            {
                plain[count++] = separator == Separators.None ? digits[i] : (byte)'.';
            }

            i += Math.Max(width, 1);
        }

        return Csv.Numbers.NumberParser.TryParse(plain[..count], out value);
    }

    private static bool TryUnderstand(ReadOnlySpan<byte> separators, ReadOnlySpan<int> groups, bool beginsWithZero, bool hasExponent, out DigitShape shape)
    {
        shape = new DigitShape(0, 0, 0, 0, groups[0], hasExponent, separators.IsEmpty && beginsWithZero && groups[0] > 1);
        if (separators.IsEmpty)
        {
            return groups[0] > 0;
        }

        var last = separators[^1];
        if (separators.Length == 1)
        {
            if (last is not (Separators.Point or Separators.Comma))
            {
                shape = shape with { Thousands = last };
                return AreThousands(separators, groups, beginsWithZero) && !hasExponent;
            }

            var isDoubtful = groups[1] == GroupSize && groups[0] is >= 1 and <= GroupSize && !beginsWithZero && !hasExponent;
            shape = shape with { Decimal = isDoubtful ? Separators.None : last, Doubtful = isDoubtful ? last : Separators.None, Decimals = groups[1] };
            return true;
        }

        if (separators[0] == last)
        {
            shape = shape with { Thousands = last };
            return AreThousands(separators, groups, beginsWithZero) && !hasExponent;
        }

        shape = shape with { Thousands = separators[0], Decimal = last, Decimals = groups[^1] };
        return last is Separators.Point or Separators.Comma && AreThousands(separators[..^1], groups[..^1], beginsWithZero) && !hasExponent;
    }

    /// <summary>Whether the digits stand in threes, or as in India in twos with three at the end.</summary>
    private static bool AreThousands(ReadOnlySpan<byte> separators, ReadOnlySpan<int> groups, bool beginsWithZero)
    {
        if (separators.ContainsAnyExcept(separators[0]) || groups[0] is < 1 or > GroupSize || groups[^1] != GroupSize || beginsWithZero)
        {
            return false;
        }

        var middle = groups[1..^1];
        return !middle.ContainsAnyExcept(GroupSize) || (separators[0] == Separators.Comma && groups[0] < GroupSize && !middle.ContainsAnyExcept(2));
    }

    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int length)
    {
        var rest = text[length..];
        if (rest is not [(byte)'e' or (byte)'E', ..])
        {
            return false;
        }

        var first = rest is [_, (byte)'+' or (byte)'-', ..] ? 2 : 1;
        var end = first;
        while (end < rest.Length && IsDigit(rest[end]))
        {
            end++;
        }

        length += end > first ? end : 0;
        return end > first;
    }

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;
}
