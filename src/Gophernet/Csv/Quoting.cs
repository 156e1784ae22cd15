using System.Text;

namespace Gophernet.Csv;

/// <summary>Bytes of an input as messages show them: in quotes, control characters spelt out, long text cut.</summary>
internal static class Quoting
{
    private const int LongestText = 40;

    /// <summary>The text in quotes, or <c>an empty field</c>.</summary>
    public static string Field(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return "an empty field";
        }

        var text = new StringBuilder("\"");
        var characters = 0;
        foreach (var rune in Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 4 * LongestText)]).EnumerateRunes())
        {
            if (characters++ == LongestText)
            {
                text.Append('…');
                break;
            }

            Append(text, rune);
        }

        return text.Append('"').ToString();
    }

    /// <summary>The first character of the bytes, in quotes.</summary>
    public static string FirstCharacter(ReadOnlySpan<byte> bytes)
    {
        _ = Rune.DecodeFromUtf8(bytes, out _, out var length);
        return Field(bytes[..length]);
    }

    private static void Append(StringBuilder text, Rune rune)
    {
        if (Rune.IsControl(rune))
        {
            text.Append(null, $"\\u{rune.Value:x4}");
        }
        else
        {
            text.Append(rune.ToString());
        }
    }
}
