using System.Collections.Immutable;
using System.Globalization;

namespace Gophernet.Training.Options;

/// <summary>
/// Numbers from 0 with a name each: <c>NAME=N,NAME=N</c>. A name that has a comma stands in double quotes, or the whole entry does, as in CSV; quotes
/// elsewhere are part of a name.
/// </summary>
internal static class NamedNumbers
{
    private const char Quote = '"';

    /// <summary>The names and numbers; null for anything else.</summary>
    public static ImmutableArray<(string Name, float Value)>? Parse(string text)
    {
        var named = ImmutableArray.CreateBuilder<(string Name, float Value)>();
        const NumberStyles Style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        for (var start = 0; start <= text.Length;)
        {
            var end = EndOfEntry(text, start);
            var part = Unquote(text[start..end]);
            var equals = part.LastIndexOf('=');
            var name = equals < 1 ? "" : Unquote(part[..equals]);
            if (equals < 1 || !float.TryParse(part.AsSpan(equals + 1), Style, CultureInfo.InvariantCulture, out var value)
                || !float.IsFinite(value) || named.Any(other => other.Name == name))
            {
                return null;
            }

            named.Add((name, value));
            start = end + 1;
        }

        return named.ToImmutable();
    }

    public static string ToText(string name, float value)
    {
        var isPlain = !name.Contains(',', StringComparison.Ordinal) && !name.StartsWith(Quote);
        var text = isPlain ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return string.Create(CultureInfo.InvariantCulture, $"{text}={value}");
    }

    /// <summary>The next comma that is not within quotes, where these are closed; or the end.</summary>
    private static int EndOfEntry(string text, int start)
    {
        var from = start < text.Length && text[start] == Quote ? ClosingQuote(text, start) : start;
        var comma = text.IndexOf(',', Math.Max(from, start));
        return comma < 0 ? text.Length : comma;
    }

    /// <summary>The quote that closes the one at a place; −1 where none does. Two within stand for one.</summary>
    private static int ClosingQuote(string text, int opening)
    {
        for (var i = opening + 1; i < text.Length; i++)
        {
            if (text[i] == Quote)
            {
                if (i + 1 == text.Length || text[i + 1] != Quote)
                {
                    return i;
                }

                i++;
            }
        }

        return -1;
    }

    /// <summary>A text without the quotes round all of it.</summary>
    private static string Unquote(string text) =>
        text.StartsWith(Quote) && ClosingQuote(text, 0) == text.Length - 1 && text.Length > 1
            ? text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : text;
}
