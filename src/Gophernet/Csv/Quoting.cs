using System.Text;

namespace Gophernet.Csv;

/// <summary>Bytes of an input as messages show them: in quotes, long text cut.</summary>
internal static class Quoting
{
    private const int MaxTextLength = 40;

    /// <summary>The text in quotes, or <c>an empty field</c>.</summary>
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
