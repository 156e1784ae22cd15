using System.Buffers;

namespace Gophernet.Tables.Cells;

/// <summary>
/// What stands behind a number and says how sure it is, or says it in another way: <c>12.3 ± 0.4</c>, <c>12.3(4)</c>, <c>12.3 (11.9–12.7)</c>,
/// <c>57 [12%]</c>; says at what: <c>190Nm@ 2000rpm</c>; refers to a footnote: <c>57[3]</c>; or is the end of a range: <c>2100 - 2850</c>. In a column where
/// most numbers have one, or some have footnotes or ranges, it is passed over.
/// </summary>
internal static class NumberTail
{
    private const int MaxReference = 3;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);
    private static readonly SearchValues<byte> Inside = SearchValues.Create("0123456789.,;:%+-/ "u8);

    /// <summary>The text without its tail; itself where it has none.</summary>
    /// <param name="text">The text, without blanks at its ends.</param>
    /// <param name="buffer">Receives the text where a unit follows the tail.</param>
    public static ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        var (start, end) = Find(text);
        var head = Separators.Trim(text[..start]);
        var rest = Separators.Trim(text[end..]);
        if (rest.IsEmpty || head.Length + 1 + rest.Length > buffer.Length)
        {
            return rest.IsEmpty ? head : text;
        }

        head.CopyTo(buffer);
        buffer[head.Length] = Separators.Blank;
        rest.CopyTo(buffer[(head.Length + 1)..]);
        return buffer[..(head.Length + 1 + rest.Length)];
    }

    /// <summary>Whether a text has a tail.</summary>
    public static bool IsOn(ReadOnlySpan<byte> text)
    {
        var (start, end) = Find(text);
        return start < end;
    }

    /// <summary>Whether a text in brackets refers to a footnote: <c>[1]</c>, <c>[a]</c>.</summary>
    public static bool IsReference(ReadOnlySpan<byte> text) => text is [(byte)'[', .. var inside, (byte)']'] && inside.Length is > 0 and <= MaxReference
        && (!inside.ContainsAnyExcept(Digits) || (inside is [var letter] && char.IsAsciiLetter((char)letter)));

    /// <summary>Whether a text is a range, with or without a unit behind it.</summary>
    public static bool IsRange(ReadOnlySpan<byte> text) => FindRange(text) is var (start, end) && start < end;

    private static (int Start, int End) Find(ReadOnlySpan<byte> text)
    {
        var none = (text.Length, text.Length);
        if (text is [.., (byte)')' or (byte)']'])
        {
            var open = text.LastIndexOf(text[^1] == ')' ? (byte)'(' : (byte)'[');
            if (open <= 0 || !text[..open].ContainsAny(Digits) || !(IsOfNumbers(text[(open + 1)..^1]) || IsReference(text[open..])))
            {
                return none;
            }

            var before = Separators.Trim(text[..open]);
            return (before is [.., (byte)']'] ? Find(before).Start : before.Length, text.Length); // 12[1][2]
        }

        var sign = text.IndexOf("±"u8);
        var length = "±"u8.Length;
        if (sign < 0)
        {
            (sign, length) = (text.IndexOf("+/-"u8), 3);
        }

        if (sign < 0)
        {
            var at = text.IndexOf((byte)'@');
            return at > 0 && text[..at].ContainsAny(Digits) && text[at..].ContainsAny(Digits) ? (at, text.Length) : FindRange(text);
        }

        if (sign == 0 || !text[..sign].ContainsAny(Digits))
        {
            return none;
        }

        var end = sign + length;
        while (end < text.Length && Separators.Trim(text[end..]).Length < text.Length - end && Separators.At(text[end..], out var width) == Separators.Blank)
        {
            end += width;
        }

        var number = text[end..].IndexOfAnyExcept(Digits) is >= 0 and var whole ? whole : text.Length - end;
        if (number == 0)
        {
            return none;
        }

        end += number;
        if (end + 1 < text.Length && text[end] is Separators.Point or Separators.Comma && Digits.Contains(text[end + 1]))
        {
            end += 1 + (text[(end + 1)..].IndexOfAnyExcept(Digits) is >= 0 and var decimals ? decimals : text.Length - end - 1);
        }

        return (sign, end);
    }

    /// <summary>The end of a range, with what divides it from the first number: digits with signs between, and then nothing, a blank or a letter.</summary>
    private static (int Start, int End) FindRange(ReadOnlySpan<byte> text)
    {
        var first = NumberLength(text);
        var rest = Separators.Trim(text[first..]);
        var dash = rest is [(byte)'-', ..] ? 1 : rest.StartsWith("–"u8) || rest.StartsWith("—"u8) ? 3 : rest.StartsWith("to "u8) ? 2 : 0;
        var second = Separators.Trim(rest[dash..]);
        var length = NumberLength(second);
        var behind = second[length..];
        var isRange = first > 0 && dash > 0 && length > 0
            && (behind.IsEmpty || char.IsAsciiLetter((char)behind[0]) || Separators.At(behind, out _) == Separators.Blank);
        return isRange ? (first, text.Length - behind.Length) : (text.Length, text.Length);
    }

    /// <summary>The digits that a text begins with, and single points and commas between them.</summary>
    private static int NumberLength(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (length < text.Length && (Digits.Contains(text[length])
            || (length > 0 && text[length] is Separators.Point or Separators.Comma && length + 1 < text.Length && Digits.Contains(text[length + 1]))))
        {
            length++;
        }

        return length;
    }

    /// <summary>Whether what stands in brackets is numbers, shares or a range.</summary>
    private static bool IsOfNumbers(ReadOnlySpan<byte> text)
    {
        var hasDigit = false;
        while (!text.IsEmpty)
        {
            hasDigit |= Digits.Contains(text[0]);
            var width = Inside.Contains(text[0]) ? 1 : text.StartsWith("to "u8) ? 2 : text.StartsWith("±"u8) ? 2
                : Math.Max(Separators.MinusLength(text), Separators.At(text, out var blank) == Separators.Blank ? blank : 0);
            if (width == 0)
            {
                return false;
            }

            text = text[width..];
        }

        return hasDigit;
    }
}
