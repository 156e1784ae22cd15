using System.Text;

namespace Gophernet.Cli.Settings;

/// <summary>
/// A list of pairs of names, <c>a:b=1,c:d=2</c>: a name that has a comma stands in double quotes, or the whole entry does, as in CSV. Quotes elsewhere are
/// part of a name.
/// </summary>
internal static class QuotedPairs
{
    private const char Quote = '"';

    /// <summary>The entries; those within quotes as a whole come without them.</summary>
    public static List<string> Split(string text)
    {
        var (entries, start) = (new List<string>(), 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && IsOpening(text, i, start) && EndOfQuotes(text, i) is var end && end < text.Length)
            {
                i = end;
            }
            else if (i == text.Length || text[i] == ',')
            {
                var entry = text[start..i].Trim();
                entries.Add(entry is [Quote, .., Quote] ? Name(entry) : entry);
                start = i + 1;
            }
        }

        return entries;
    }

    /// <summary>A pair with its names as they are.</summary>
    public static string Unquote(string pair)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pair.Length; i++)
        {
            if (IsOpening(pair, i, 0) && EndOfQuotes(pair, i) is var end && end < pair.Length && (end + 1 == pair.Length || pair[end + 1] == ':'))
            {
                text.Append(Name(pair[i..(end + 1)]));
                i = end;
            }
            else
            {
                text.Append(pair[i]);
            }
        }

        return text.ToString();
    }

    private static string Name(string quoted) => quoted[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal);

    /// <summary>Whether a quote begins a name: in front of an entry, or of the second name.</summary>
    private static bool IsOpening(string text, int index, int start) =>
        text[index] == Quote && text.AsSpan(start, index - start).TrimEnd(' ') is [] or [.., ':'];

    /// <summary>Where the quotes are closed; the length of the text where they are not. Two within stand for one.</summary>
    private static int EndOfQuotes(string text, int opening)
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

        return text.Length;
    }
}
