using System.Globalization;
using System.Text;

namespace Gophernet.Tests.Csv;

/// <summary>
/// The rules of the reader once more, character by character over a whole text and as plainly as can be: what the fast reader is held
/// against. An outcome is one line of text a record, and one for a fault: <c>2: [1][x]</c>, <c>fault 3:4</c>.
/// </summary>
internal static class PlainCsv
{
    public static List<string> Outcome(string text, char delimiter)
    {
        var outcome = new List<string>();
        var (position, line, width) = (0, 1, -1);
        while (position < text.Length)
        {
            var (start, startLine) = (position, line);
            var fields = new List<(int Start, string Text)>();
            var more = true;
            while (more)
            {
                var fieldStart = position;
                var field = new StringBuilder();
                var fault = text[position..].StartsWith('"')
                    ? Quoted(text, delimiter, ref position, field)
                    : Bare(text, delimiter, ref position, field);
                if (fault >= 0)
                {
                    outcome.Add(At(text, fault));
                    return outcome;
                }

                fields.Add((fieldStart, field.ToString()));
                more = position < text.Length && text[position] == delimiter;
                position += more ? 1 : 0;
            }

            var end = position;
            position += text[position..].StartsWith("\r\n", StringComparison.Ordinal) ? 2 : position < text.Length ? 1 : 0;
            line += text[start..position].Count(character => character == '\n');
            if (end == start)
            {
                continue;
            }

            width = width < 0 ? fields.Count : width;
            bool IsBlank((int Start, string Text) field) => field.Text.Trim(' ', '\t').Length == 0 && !text[field.Start..].StartsWith('"');
            if (width > 1 && fields.Count == 1 && IsBlank(fields[0]))
            {
                continue;
            }

            if (fields.Count > width && fields.Skip(width).All(IsBlank))
            {
                fields.RemoveRange(width, fields.Count - width);
            }

            if (fields.Count != width)
            {
                outcome.Add(At(text, fields.Count > width ? fields[width].Start : end));
                return outcome;
            }

            outcome.Add(string.Create(CultureInfo.InvariantCulture, $"{startLine}: {string.Concat(fields.Select(field => $"[{field.Text}]"))}"));
        }

        return outcome;
    }

    /// <summary>The outcome's line for a fault at a position: characters since the last line break.</summary>
    private static string At(string text, int position)
    {
        var before = text[..position];
        var characters = before[(before.LastIndexOf('\n') + 1)..].EnumerateRunes().Count();
        return string.Create(CultureInfo.InvariantCulture, $"fault {before.Count(character => character == '\n') + 1}:{characters + 1}");
    }

    /// <summary>Reads up to what ends the field; returns where the fault is, or −1.</summary>
    private static int Bare(string text, char delimiter, ref int position, StringBuilder field)
    {
        for (; position < text.Length && text[position] != delimiter && text[position] != '\n'; position++)
        {
            if (text[position] is '"' or '\0')
            {
                return position;
            }

            if (text[position] == '\r')
            {
                return text[position..].StartsWith("\r\n", StringComparison.Ordinal) ? -1 : position;
            }

            field.Append(text[position]);
        }

        return -1;
    }

    private static int Quoted(string text, char delimiter, ref int position, StringBuilder field)
    {
        var start = position++;
        while (position < text.Length)
        {
            if (text[position..].StartsWith("\"\"", StringComparison.Ordinal))
            {
                position++;
            }
            else if (text[position] == '"')
            {
                position++;
                var ends = position == text.Length || text[position] == delimiter || text[position] == '\n'
                    || text[position..].StartsWith("\r\n", StringComparison.Ordinal);
                return ends ? -1 : position;
            }
            else if (text[position] == '\0')
            {
                return position;
            }

            field.Append(text[position++]);
        }

        return start;
    }
}
