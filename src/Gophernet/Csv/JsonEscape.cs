using System.Globalization;
using System.Text;

namespace Gophernet.Csv;

/// <summary>Characters that stand escaped in texts of JSON.</summary>
internal static class JsonEscape
{
    private const int UnitLength = 6; // \u and four digits

    /// <summary>The bytes of the escaped character that the text begins with; 0 where it is none.</summary>
    public static int LengthOf(ReadOnlySpan<byte> text) => TryRead(text, out var length, out _) ? length : 0;

    /// <summary>Writes a text without its escapes.</summary>
    /// <param name="text">A text in which every escape was found to be one.</param>
    /// <param name="destination">Receives it; it has at least as many bytes.</param>
    /// <returns>The number of bytes that were written.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOf((byte)'\\');
            plain = plain < 0 ? text.Length : plain;
            text[..plain].CopyTo(destination[written..]);
            written += plain;
            text = text[plain..];
            if (TryRead(text, out var length, out var rune))
            {
                written += rune.EncodeToUtf8(destination[written..]);
                text = text[length..];
            }
        }

        return written;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, out int length, out Rune rune)
    {
        (length, rune) = (2, default);
        if (text.Length < 2)
        {
            return false;
        }

        if (text[1] != 'u')
        {
            var index = "\"\\/bfnrt".IndexOf((char)text[1], StringComparison.Ordinal);
            rune = index < 0 ? default : (Rune)"\"\\/\b\f\n\r\t"[index];
            return index >= 0;
        }

        length = UnitLength;
        if (!TryReadUnit(text, out var unit))
        {
            return false;
        }

        if (Rune.TryCreate(unit, out rune))
        {
            return true;
        }

        length = 2 * UnitLength;
        return TryReadUnit(text[UnitLength..], out var second) && Rune.TryCreate(unit, second, out rune);
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text is not [(byte)'\\', (byte)'u', ..] || text.Length < UnitLength
            || text[2..UnitLength].Contains((byte)0) // which the framework passes over at the end of a number
            || !ushort.TryParse(text[2..UnitLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        unit = (char)number;
        return true;
    }
}
