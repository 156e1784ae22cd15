namespace Gophernet.Tables.Cells;

/// <summary>
/// The parts of a cell with one number in it, whatever its column is: a sign, digits, and what stands before and after them, such as a currency or a unit.
/// </summary>
internal readonly ref struct WrittenNumber
{
    private const int MaxAffixBytes = 24;

    private WrittenNumber(ReadOnlySpan<byte> before, ReadOnlySpan<byte> digits, ReadOnlySpan<byte> after, DigitShape shape)
    {
        Before = before;
        Digits = digits;
        After = after;
        Shape = shape;
    }

    /// <summary>What stands before the digits, without sign and blanks.</summary>
    public ReadOnlySpan<byte> Before { get; }

    public ReadOnlySpan<byte> Digits { get; }

    /// <summary>What stands after the digits, without sign and blanks.</summary>
    public ReadOnlySpan<byte> After { get; }

    public DigitShape Shape { get; }

    public bool IsNegative { get; private init; }

    /// <summary>How it is negative, if it is.</summary>
    public NegativeStyle Style { get; private init; }

    public bool HasBlankBefore { get; private init; }

    public bool HasBlankAfter { get; private init; }

    /// <summary>Whether nothing but a sign stands round the digits.</summary>
    public bool IsBare => Before.IsEmpty && After.IsEmpty;

    /// <returns>False when there is no number, or something round it that no unit looks like.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out WrittenNumber number)
    {
        number = default;
        text = Separators.Trim(text);
        var first = text.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (first < 0 || first > MaxAffixBytes)
        {
            return first < 0 && TryNothing(text, out number);
        }

        var start = first > 0 && text[first - 1] is Separators.Point or Separators.Comma && !(first > 1 && IsLetter(text[first - 2])) ? first - 1 : first;
        if (!DigitShape.TryFind(text[start..], out var shape, out var length))
        {
            return false;
        }

        var before = text[..start];
        var after = text[(start + length)..];
        var (hasBlankBefore, hasBlankAfter) = (HasBlank(before), HasBlank(after));
        var sign = Sign.None;
        TakeSignBefore(ref before, ref sign);
        if (!TrySignAfter(ref after, ref sign) || !IsAffix(before) || !IsUnit(after))
        {
            return false;
        }

        number = new WrittenNumber(before, text.Slice(start, length), after, shape)
        {
            IsNegative = sign is not (Sign.None or Sign.Plus),
            Style = sign switch
            {
                Sign.UnicodeMinus => NegativeStyle.UnicodeMinus,
                Sign.Trailing => NegativeStyle.Trailing,
                Sign.Parentheses => NegativeStyle.Parentheses,
                _ => NegativeStyle.Minus,
            },
            HasBlankBefore = hasBlankBefore && !before.IsEmpty,
            HasBlankAfter = hasBlankAfter && !after.IsEmpty,
        };
        return true;
    }

    /// <summary>A dash beside a currency is how accountants write 0: <c>$ -</c>.</summary>
    private static bool TryNothing(ReadOnlySpan<byte> text, out WrittenNumber number)
    {
        var (first, final) = (Separators.MinusLength(text), Separators.FinalMinusLength(text));
        var rest = Separators.Trim(first > 0 ? text[first..] : text[..^final]);
        var isNothing = first + final > 0 && rest.Length is > 0 and <= MaxAffixBytes && IsAffix(rest);
        number = isNothing ? new WrittenNumber(rest, "0"u8, default, new DigitShape(0, 0, 0, 0, 1, false, false)) : default;
        return isNothing;
    }

    /// <summary>Takes the sign off either end of what stands before: -$5, $-5, ($5), $(5).</summary>
    private static void TakeSignBefore(ref ReadOnlySpan<byte> before, ref Sign sign)
    {
        before = Separators.Trim(before);
        if (Separators.MinusLength(before) is > 0 and var minus)
        {
            sign = minus == 1 ? Sign.Minus : Sign.UnicodeMinus;
            before = before[minus..];
        }
        else if (Separators.FinalMinusLength(before) is > 0 and var final)
        {
            sign = final == 1 ? Sign.Minus : Sign.UnicodeMinus;
            before = before[..^final];
        }
        else if (before is [(byte)'+' or (byte)'(', ..])
        {
            sign = before[0] == '+' ? Sign.Plus : Sign.Parentheses;
            before = before[1..];
        }
        else if (before is [.., (byte)'+' or (byte)'('])
        {
            sign = before[^1] == '+' ? Sign.Plus : Sign.Parentheses;
            before = before[..^1];
        }

        before = Separators.Trim(before);
    }

    /// <summary>The other parenthesis, or a minus: 5-, 5-€, 5 €-.</summary>
    private static bool TrySignAfter(ref ReadOnlySpan<byte> after, ref Sign sign)
    {
        after = Separators.Trim(after);
        if (after is [(byte)'/' or (byte)'.' or (byte)',', ..] && Separators.MinusLength(after[1..]) is > 0 and var dash)
        {
            after = Separators.Trim(after[(1 + dash)..]); // 500/-, 12.-, 12,-: no smaller coins
            return sign != Sign.Parentheses;
        }

        if (sign == Sign.Parentheses)
        {
            if (after is [(byte)')', ..])
            {
                after = Separators.Trim(after[1..]);
                return true;
            }

            if (after is not [.., (byte)')'])
            {
                return false;
            }

            after = Separators.Trim(after[..^1]);
            return true;
        }

        var (first, final) = (Separators.MinusLength(after), Separators.FinalMinusLength(after));
        if (first == 0 && final == 0)
        {
            return true;
        }

        var rest = first > 0 ? after[first..] : after[..^final];
        if (sign != Sign.None || (rest is [var next, ..] && first > 0 && (IsLetter(next) || IsDigit(next))) || (first == 0 && IsLetter(rest[^1])))
        {
            return false; // 5-Jan, 5-10
        }

        sign = Sign.Trailing;
        after = Separators.Trim(rest);
        return true;
    }

    private static bool IsAffix(ReadOnlySpan<byte> text) =>
        text.Length <= MaxAffixBytes && !text.ContainsAnyInRange((byte)0, (byte)31) && !text.ContainsAny("()\"+"u8);

    /// <summary>Units have a digit only after a letter, as m2 has; dates, times, ranges and versions go on with more of them.</summary>
    private static bool IsUnit(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length > MaxAffixBytes || text.ContainsAnyInRange((byte)0, (byte)31)
            || !(IsLetter(text[0]) || text[0] >= 0x80 || "%$\"'+/(*?!#"u8.Contains(text[0])))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (IsDigit(text[i]) && (i == 0 || !IsLetter(text[i - 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasBlank(ReadOnlySpan<byte> affix) => Separators.Trim(affix).Length < affix.Length;

    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;

    private static bool IsLetter(byte character) => (uint)((character | 0x20) - 'a') <= 'z' - 'a';

    private enum Sign
    {
        None,
        Plus,
        Minus,
        UnicodeMinus,
        Trailing,
        Parentheses,
    }
}
