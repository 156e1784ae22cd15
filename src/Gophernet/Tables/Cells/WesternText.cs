using System.Buffers;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Brings the text of a number or a time into the writing in which these are read: digits of other scripts, and those of full width, become those of ASCII with
/// their signs, and <c>="12"</c>, by which spreadsheets keep a text as it is, becomes what stands in it.
/// </summary>
internal static class WesternText
{
    // The first bytes of digits and signs that are not of ASCII: Arabic, Devanagari and Bengali, Thai, full width.
    private static readonly SearchValues<byte> Leads = SearchValues.Create(0xD9, 0xDB, 0xE0, 0xEF);

    // The same, and those of wide blanks and of marks that say in which direction to write.
    private static readonly SearchValues<byte> TimeLeads = SearchValues.Create(0xC2, 0xD9, 0xDB, 0xE0, 0xE2, 0xEF);

    /// <summary>The longest text that is rewritten.</summary>
    public const int MaxLength = 128;

    /// <summary>Whether a text may have to be rewritten.</summary>
    public static bool IsForeign(ReadOnlySpan<byte> text) => text is [(byte)'=', ..] || text.ContainsAny(Leads);

    /// <summary>The text in the writing of numbers; itself where nothing is to change, or it is too long for a number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="buffer">Receives what is rewritten, <see cref="MaxLength"/> bytes at most.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        text = Unwrapped(text);
        return text.ContainsAny(Leads) && text.Length <= buffer.Length ? Rewritten(text, buffer, isTime: false) : text;
    }

    /// <summary>The same for dates, times and durations, in which all blanks are alike: browsers write narrow ones before AM, and marks of direction.</summary>
    public static ReadOnlySpan<byte> OfTime(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        text = Unwrapped(text);
        return text.ContainsAny(TimeLeads) && text.Length <= buffer.Length ? Rewritten(text, buffer, isTime: true) : text;
    }

    private static ReadOnlySpan<byte> Rewritten(ReadOnlySpan<byte> text, Span<byte> buffer, bool isTime)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            if (isTime && text is [0xE2, 0x80, 0x8E or 0x8F, ..])
            {
                text = text[3..];
                continue;
            }

            var isBlank = isTime & Separators.At(text, out var width) == Separators.Blank;
            buffer[length++] = isBlank ? Separators.Blank : Find(text, out width);
            text = text[width..];
        }

        return buffer[..length];
    }

    private static ReadOnlySpan<byte> Unwrapped(ReadOnlySpan<byte> text) =>
        text is [(byte)'=', (byte)'"', .. var inside, (byte)'"'] && !inside.Contains((byte)'"') ? inside : text;

    /// <summary>The character of ASCII that a text's first one stands for, or its first byte.</summary>
    private static byte Find(ReadOnlySpan<byte> text, out int width)
    {
        (var character, width) = text switch
        {
            [0xD9, >= 0xA0 and <= 0xA9 and var digit, ..] => (Digit(digit - 0xA0), 2),
            [0xD9, 0xAA, ..] => ((byte)'%', 2),
            [0xD9, 0xAB, ..] => (Separators.Point, 2),
            [0xD9, 0xAC, ..] => (Separators.Apostrophe, 2), // between thousands, and nowhere else
            [0xDB, >= 0xB0 and <= 0xB9 and var digit, ..] => (Digit(digit - 0xB0), 2),
            [0xE0, 0xA5 or 0xA7, >= 0xA6 and <= 0xAF and var digit, ..] => (Digit(digit - 0xA6), 3),
            [0xE0, 0xB9, >= 0x90 and <= 0x99 and var digit, ..] => (Digit(digit - 0x90), 3),
            [0xEF, 0xBC, >= 0x90 and <= 0x99 and var digit, ..] => (Digit(digit - 0x90), 3),
            [0xEF, 0xBC, (0x85 or 0x88 or 0x89 or 0x8B or 0x8C or 0x8E or 0x8F or 0x9A) and var sign, ..] => ((byte)(sign - 0x60), 3), // ％（）＋，．／：
            _ => (text[0], 1),
        };
        return character;
    }

    private static byte Digit(int value) => (byte)('0' + value);
}
