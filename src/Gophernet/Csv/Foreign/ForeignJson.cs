using System.Text;

namespace Gophernet.Csv.Foreign;

/// <summary>JSON that is one object, and no object a line: the ways in which programs write a table so, and the command that makes lines of it.</summary>
internal static class ForeignJson
{
    private const int MaxMembers = 100;

    private enum Kind
    {
        Value,
        Object,
        Objects,
        Lists,
        Values,
    }

    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>Refuses such an object.</summary>
    /// <param name="text">The beginning of the input, from its brace on.</param>
    /// <param name="sourceName">The name of the input in messages.</param>
    /// <param name="isOneLine">Whether what follows the first line has not come.</param>
    /// <param name="keepsFaults">Whether an object that is no row is one with a fault.</param>
    /// <exception cref="GophernetException">It is one: the message names its kind.</exception>
    public static void Refuse(ReadOnlySpan<byte> text, string sourceName, bool isOneLine, bool keepsFaults)
    {
        List<(string Name, Kind Kind, string Inner)> members = [];
        var after = ReadMembers(text, members);
        if (after >= 0 && (text[after..].TrimStart(Blanks) is [(byte)'{', ..] || (keepsFaults && !text[..after].Contains((byte)'\n'))))
        {
            return; // lines of objects
        }

        if (Find(members, isOneLine) is var (name, hint))
        {
            throw new GophernetException(new Place(sourceName), $"expected CSV, found {name}", hint);
        }
    }

    /// <summary>Whether a line is a list of texts, numbers and the three words of JSON.</summary>
    public static bool IsListOfValues(ReadOnlySpan<byte> line)
    {
        if (line is not [(byte)'[', _, .., (byte)']'])
        {
            return false;
        }

        var position = SkipBlanks(line, 1);
        while (IsValue(line[position..]))
        {
            var end = line[position] == '"' ? SkipText(line, position) : position + line[position..].IndexOfAny(",] \t"u8);
            position = end < 0 ? line.Length : SkipBlanks(line, end);
            if (position >= line.Length || line[position] != ',')
            {
                return position == line.Length - 1;
            }

            position = SkipBlanks(line, position + 1);
        }

        return false;
    }

    /// <summary>Whether a text begins with a text in quotes, a number, or a word of JSON.</summary>
    public static bool IsValue(ReadOnlySpan<byte> text) =>
        text is [(byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..]
        || text.StartsWith("null"u8) || text.StartsWith("true"u8) || text.StartsWith("false"u8);

    private static (string Name, string Hint)? Find(List<(string Name, Kind Kind, string Inner)> members, bool isOneLine)
    {
        bool Has(string name, Kind kind) => members.Exists(member => member.Name == name && member.Kind == kind);
        if (Has("cells", Kind.Objects))
        {
            return ("a notebook (Jupyter)", "Write its table as CSV in the notebook: table.to_csv('NEW.csv', index=False)");
        }

        if (Has("columns", Kind.Values) && Has("data", Kind.Lists))
        {
            return ("JSON with names and rows apart", "Write a row a line: jq -r '.columns, .data[] | @csv' FILE | gophernet ...");
        }

        if (members.Find(member => member.Kind == Kind.Objects) is { Name: not null } rows)
        {
            return ("a JSON object with rows in it", $"Write an object a line: jq -c '.[{Encode(rows.Name)}][]' FILE | gophernet ...");
        }

        if (members.Count > 0 && members.TrueForAll(member => member.Kind == Kind.Values))
        {
            return ("JSON with a list a column",
                "Write an object a line: jq -c '. as $t | range(.[keys_unsorted[0]] | length) as $i | $t | map_values(.[$i])' FILE | gophernet ...");
        }

        if (members.Count == 0 || !members.TrueForAll(member => member.Kind == Kind.Object) || (isOneLine && !IsWhole(members[0].Inner)))
        {
            return null;
        }

        return IsWhole(members[0].Name) && !IsWhole(members[0].Inner)
            ? ("a JSON object with rows in it", "Write an object a line: jq -c '.[]' FILE | gophernet ...")
            : ("JSON with an object a column",
                "Write an object a line: jq -c '. as $t | .[keys_unsorted[0]] | keys_unsorted[] as $i | $t | map_values(.[$i])' FILE | gophernet ...");
    }

    private static bool IsWhole(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Encode(string name) => $"\"{name.Replace("'", "'\\''", StringComparison.Ordinal)}\""; // still as JSON writes it

    /// <summary>Reads the members as far as they have come; returns where the object ends, or −1.</summary>
    private static int ReadMembers(ReadOnlySpan<byte> text, List<(string Name, Kind Kind, string Inner)> members)
    {
        var position = SkipBlanks(text, 1);
        while (position < text.Length && text[position] == '"' && members.Count < MaxMembers)
        {
            var nameEnd = SkipText(text, position);
            var value = nameEnd < 0 ? -1 : SkipBlanks(text, nameEnd);
            if (value < 0 || value >= text.Length || text[value] != ':')
            {
                return -1;
            }

            value = SkipBlanks(text, value + 1);
            var (kind, inner) = KindOf(text[value..]);
            members.Add((Encoding.UTF8.GetString(text[(position + 1)..(nameEnd - 1)]), kind, inner));
            position = SkipValue(text, value);
            if (position < 0)
            {
                return -1;
            }

            position = SkipBlanks(text, position);
            if (position < text.Length && text[position] == '}')
            {
                return position + 1;
            }

            position = SkipBlanks(text, position + 1);
        }

        return -1;
    }

    /// <summary>What a value is, by what it begins with; of an object, its first name.</summary>
    private static (Kind Kind, string Inner) KindOf(ReadOnlySpan<byte> value)
    {
        if (value is not [(byte)'{' or (byte)'[', ..])
        {
            return (Kind.Value, "");
        }

        var first = SkipBlanks(value, 1);
        if (value[0] == '[')
        {
            return (first == value.Length ? Kind.Values : value[first] switch
            {
                (byte)'{' => Kind.Objects,
                (byte)'[' => Kind.Lists,
                _ => Kind.Values,
            }, "");
        }

        var end = first < value.Length && value[first] == '"' ? SkipText(value, first) : -1;
        return (Kind.Object, end < 0 ? "" : Encoding.UTF8.GetString(value[(first + 1)..(end - 1)]));
    }

    /// <summary>Where the value ends; −1 where its end has not come.</summary>
    private static int SkipValue(ReadOnlySpan<byte> text, int position)
    {
        for (var depth = 0; position < text.Length;)
        {
            switch (text[position])
            {
                case (byte)'"':
                    position = SkipText(text, position) - 1;
                    if (position < 0)
                    {
                        return -1;
                    }

                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when depth > 0:
                    depth--;
                    break;
                case (byte)',' or (byte)'}' when depth == 0:
                    return position;
            }

            position++;
        }

        return -1;
    }

    /// <summary>Where a text in quotes ends; −1 where its end has not come.</summary>
    private static int SkipText(ReadOnlySpan<byte> text, int position)
    {
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                return position + 1;
            }

            position += text[position] == '\\' ? 1 : 0;
        }

        return -1;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int position)
    {
        var count = position < text.Length ? text[position..].IndexOfAnyExcept(Blanks) : 0;
        return count < 0 ? text.Length : position + count;
    }
}
