using System.Buffers;

namespace Gophernet;

/// <summary>Text as a word that can be copied into a shell.</summary>
internal static class ShellWord
{
    private static readonly SearchValues<char> Special = SearchValues.Create(" \n\t'\"$&;<>()|*?`\\#~!{}[]");
    private static readonly SearchValues<char> SpecialInQuotes = SearchValues.Create("\"$`\\!"); // in double ones

    /// <summary>The text, in quotes where a shell would read more into it.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length > 0 && text.AsSpan().IndexOfAny(Special) < 0 ? text
            : text.AsSpan().IndexOfAny(SpecialInQuotes) < 0 && text.Contains('\'', StringComparison.Ordinal) ? $"\"{text}\""
            : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
    }
}
