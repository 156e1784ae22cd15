using System.Buffers;

namespace Gophernet;

/// <summary>Text as a word that can be copied into a shell.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \n\t'\"$&;<>()|*?`\\#~!{}[]");
    private static readonly SearchValues<char> SpecialInQuotes = SearchValues.Create("\"$`\\!"); // in double ones
    private static readonly (string Character, string Escape)[] Escapes = [("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")];

    /// <summary>The text, in quotes where a shell would read more into it; with control characters, such as line breaks, spelt out as $'a\nb'.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Printable.Escape(text) != text ? $"$'{Printable.Escape(SpellOut(text))}'" : text.Length > 0 && text.AsSpan().IndexOfAny(Special) < 0 ? text
            : text.AsSpan().IndexOfAny(SpecialInQuotes) < 0 && text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\""
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }

    /// <summary>An option with its value: with = between them where the value would be taken for a file of arguments, or for an option.</summary>
    public static string Option(string name, string value) =>
        $"--{name}{(value is ['@', ..] or ['-', not (>= '0' and <= '9' or '.'), ..] ? '=' : ' ')}{Quote(value)}";

    private static string SpellOut(string text)
    {
        foreach (var (character, escape) in Escapes)
        {
            text = text.Replace(character, escape, StringComparison.Ordinal);
        }

        return text;
    }
}
