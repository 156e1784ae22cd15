using System.Text;

namespace Gophernet.Csv;

/// <summary>Texts in quotes, as messages show them.</summary>
internal static class Quoting
{
    private const int MaxTextLength = 40;

    /// <summary>A text as a list with commas has it: in quotes where it must be.</summary>
    public static string ListItem(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    /// <summary>A text in quotes, cut where it is long.</summary>
    public static string Text(string text) => text.Length == 0 ? "\"\"" : Field(Encoding.UTF8.GetBytes(text[..Math.Min(text.Length, 2 * MaxTextLength + 2)]));

    /// <summary>The bytes of a field in quotes, cut where they are long, or <c>an empty field</c>.</summary>
    public static string Field(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "an empty field";
        }

        // Cut after bytes enough for one character more than is shown.
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * (MaxTextLength + 1))]);
        var shown = new StringBuilder();
        var characters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (characters++ == MaxTextLength)
            {
                shown.Append('…');
                break;
            }

            shown.Append(rune.ToString());
        }

        return $"\"{Printable.Escape(shown.ToString())}\"";
    }
}
