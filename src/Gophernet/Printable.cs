using System.Globalization;
using System.Text;

namespace Gophernet;

/// <summary>Texts of strangers, such as names of files, cells and arguments, as a terminal may show them.</summary>
internal static class Printable
{
    // Names of files are shown whole, but for those that are made to be long.
    private const int MaxWord = 300;
    private const int MaxLine = 2_000;

    // The halves that stand for bytes from 0x80 on.
    private const char FirstByte = '\udc80';
    private const char LastByte = '\udcff';

    /// <summary>A line of a message: control characters are spelt out, and what is very long is cut in its middle.</summary>
    public static string Line(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Escape(Cut(text));
    }

    /// <summary>A line of a message, cut where it is very long.</summary>
    public static string Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= MaxWord)
        {
            return text;
        }

        var shown = new StringBuilder();
        for (var start = 0; start < text.Length;)
        {
            var length = text.AsSpan(start).IndexOf(' ');
            length = length < 0 ? text.Length - start : length + 1;
            Append(shown, text.AsSpan(start, length), MaxWord);
            start += length;
        }

        if (shown.Length <= MaxLine)
        {
            return shown.ToString();
        }

        var line = new StringBuilder();
        Append(line, shown.ToString(), MaxLine);
        return line.ToString();
    }

    /// <summary>
    /// The text with control characters spelt out, such as \u001b: they would command the terminal, or turn the direction of what follows. Joiners of letters
    /// are left. Half a surrogate pair stands for a byte that is no UTF-8, and is shown as \xff.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(Commands) && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (Commands(text[i]))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:x4}");
            }
            else if (text[i] is >= FirstByte and <= LastByte && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\x{text[i] - FirstByte + 0x80:x2}");
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    private static bool Commands(char character) => character is < ' ' or >= '\u007f' && CharUnicodeInfo.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        UnicodeCategory.Format => character is not ('\u200c' or '\u200d'),
        _ => false,
    };

    /// <summary>Adds a text, of a long one the first three quarters of what there is room for and the end.</summary>
    private static void Append(StringBuilder shown, ReadOnlySpan<char> text, int max)
    {
        if (text.Length <= max)
        {
            shown.Append(text);
            return;
        }

        var (first, last) = (max * 3 / 4, max / 4);
        shown.Append(text[..(char.IsHighSurrogate(text[first - 1]) ? first - 1 : first)]).Append('…');
        text = text[^last..];
        shown.Append(char.IsLowSurrogate(text[0]) ? text[1..] : text);
    }
}
