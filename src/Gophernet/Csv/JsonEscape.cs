using System.Text;

namespace Gophernet.Csv;

/// <summary>Characters that stand escaped in texts of JSON: <c>\n</c>, <c>\u00e9</c>, <c>\ud83d\ude00</c>.</summary>
internal static class JsonEscape
{
    private const int HexDigits = 4;

    /// <summary>Reads one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">The place after the backslash; receives the place after the character, or that of the fault.</param>
    /// <param name="fault">What is wrong; null for nothing.</param>
    public static Rune Read(ReadOnlySpan<byte> text, ref int position, out string? fault)
    {
        if (!TryTake(text, ref position, 'u'))
        {
            var index = position < text.Length ? "\"\\/bfnrt".IndexOf((char)text[position], StringComparison.Ordinal) : -1;
            fault = index < 0 ? "this is not escaped" : null;
            position += index < 0 ? 0 : 1;
            return index < 0 ? default : (Rune)"\"\\/\b\f\n\r\t"[index];
        }

        if (ReadUnit(text, ref position, out fault) is var unit && (fault is not null || Rune.TryCreate(unit, out var rune)))
        {
            return fault is null ? (Rune)unit : default;
        }

        var hasOther = TryTake(text, ref position, '\\') && TryTake(text, ref position, 'u');
        if (hasOther && ReadUnit(text, ref position, out fault) is var other && (fault is not null || Rune.TryCreate(unit, other, out rune)))
        {
            return fault is null ? new Rune(unit, other) : default;
        }

        fault = "half of a character is missing";
        return default;
    }

    /// <summary>The bytes of the escaped character that the text begins with; 0 where it is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text)
    {
        var position = 1;
        Read(text, ref position, out var fault);
        return fault is null ? position : 0;
    }

    /// <summary>Writes a text without its escapes.</summary>
    /// <param name="text">A text in which every escape was found to be one.</param>
    /// <param name="destination">Receives it; it has at least as many bytes.</param>
    /// <returns>The number of bytes that were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var written = 0;
        while (text.IndexOf((byte)'\\') is >= 0 and var plain)
        {
            text[..plain].CopyTo(destination[written..]);
            written += plain;
            var position = plain + 1;
            written += Read(text, ref position, out _).EncodeToUtf8(destination[written..]);
            text = text[position..];
        }

        text.CopyTo(destination[written..]);
        return written + text.Length;
    }

    /// <summary>Four hexadecimal digits.</summary>
    private static char ReadUnit(ReadOnlySpan<byte> text, ref int position, out string? fault)
    {
        var unit = 0;
        for (var i = 0; i < HexDigits; i++, position++)
        {
            if (position >= text.Length || !char.IsAsciiHexDigit((char)text[position]))
            {
                fault = "a hexadecimal digit is missing";
                return default;
            }

            unit = 16 * unit + HexDigitOf(text[position]);
        }

        fault = null;
        return (char)unit;
    }

    private static int HexDigitOf(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryTake(ReadOnlySpan<byte> text, ref int position, char character)
    {
        if (position >= text.Length || text[position] != character)
        {
            return false;
        }

        position++;
        return true;
    }
}
