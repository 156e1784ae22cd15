namespace Gophernet.Tables.Cells;

/// <summary>
/// What people write between the digits of a number, and for its signs. Blanks of every width are one separator here, and so are both apostrophes.
/// </summary>
internal static class Separators
{
    public const byte None = 0;
    public const byte Point = (byte)'.';
    public const byte Comma = (byte)',';
    public const byte Blank = (byte)' ';
    public const byte Apostrophe = (byte)'\'';

    /// <summary>The separator that a text begins with, and its length in bytes; <see cref="None"/> for something else.</summary>
    public static byte At(ReadOnlySpan<byte> text, out int length)
    {
        length = 1;
        switch (text)
        {
            case [Point or Comma or Blank or Apostrophe or (byte)'_', ..]:
                return text[0];
            case [0xC2, 0xA0, ..]: // no-break space
                length = 2;
                return Blank;
            case [0xE2, 0x80, 0x87 or 0x88 or 0x89 or 0x8A or 0xAF, ..]: // figure, punctuation, thin, hair and narrow no-break space
                length = 3;
                return Blank;
            case [0xE2, 0x80, 0x99, ..]: // right single quotation mark
                length = 3;
                return Apostrophe;
            default:
                length = 0;
                return None;
        }
    }

    /// <summary>The length of the minus that a text begins with: the sign of ASCII, that of Unicode, and dashes that are typed for it; 0 for none.</summary>
    public static int MinusLength(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'-', ..] => 1,
        [0xE2, 0x88, 0x92, ..] => 3,
        [0xE2, 0x80, 0x90 or 0x91 or 0x92 or 0x93, ..] => 3,
        [0xEF, 0xB9, 0xA3, ..] or [0xEF, 0xBC, 0x8D, ..] => 3,
        _ => 0,
    };

    /// <summary>The length of the minus that a text ends with.</summary>
    public static int FinalMinusLength(ReadOnlySpan<byte> text) =>
        text is [.., (byte)'-'] ? 1 : text.Length >= 3 && MinusLength(text[^3..]) == 3 ? 3 : 0;

    /// <summary>The text without blanks of any width at its ends.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        while (BlankLength(text) is > 0 and var length)
        {
            text = text[length..];
        }

        while (true)
        {
            var length = text is [.., Blank or (byte)'\t'] ? 1 : text.Length >= 2 && BlankLength(text[^2..]) == 2 ? 2
                : text.Length >= 3 && BlankLength(text[^3..]) == 3 ? 3 : 0;
            if (length == 0)
            {
                return text;
            }

            text = text[..^length];
        }
    }

    private static int BlankLength(ReadOnlySpan<byte> text) => text is [(byte)'\t', ..] ? 1 : At(text, out var length) == Blank ? length : 0;
}
