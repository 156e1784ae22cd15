using System.Text.Unicode;

namespace Gophernet.Cli.Serving;

/// <summary>
/// Turns JSON into JSON Lines, in place: an object, or the objects of an array, each on a line. What is in the objects is for the reader of rows to judge;
/// here is only found where they begin and end.
/// </summary>
internal static class JsonRows
{
    /// <summary>Whether a text begins as an array does.</summary>
    public static bool IsArray(ReadOnlySpan<byte> json) => json.TrimStart(" \t\r\n"u8).StartsWith((byte)'[');

    /// <summary>Whether a text is one object, and nothing else comes behind it; it may be several lines long.</summary>
    public static bool IsOneObject(ReadOnlySpan<byte> json)
    {
        var rest = json.TrimStart(" \t\r\n"u8);
        var end = rest.StartsWith((byte)'{') ? EndOfValue(rest) : -1;
        return end >= 0 && rest[end..].TrimStart(" \t\r\n"u8).IsEmpty;
    }

    /// <summary>Puts one object on one line.</summary>
    /// <exception cref="HttpFault">It is none.</exception>
    public static void JoinLines(Span<byte> json)
    {
        RequireText(json);
        if (!IsOneObject(json))
        {
            throw new HttpFault(400, "expected one JSON object, or an array of them; of application/x-ndjson an object a line");
        }

        Blank(json);
    }

    /// <summary>Puts each object of an array on a line of its own, without the brackets and commas.</summary>
    /// <exception cref="HttpFault">It is no array.</exception>
    public static void SplitArray(Span<byte> json)
    {
        RequireText(json);
        var position = json.IndexOf((byte)'[');
        json[position++] = (byte)' ';
        position += Blanks(json[position..]);
        for (var isFirst = true; ; isFirst = false)
        {
            if (position < json.Length && json[position] == ']' && isFirst)
            {
                break;
            }

            var length = position < json.Length && json[position] == '{' ? EndOfValue(json[position..]) : -1;
            if (length < 0)
            {
                throw new HttpFault(400, "expected an array of JSON objects");
            }

            Blank(json.Slice(position, length));
            position += length;
            position += Blanks(json[position..]);
            if (position < json.Length && json[position] == ']')
            {
                break;
            }

            if (position >= json.Length || json[position] != ',')
            {
                throw new HttpFault(400, "expected , or ] behind an object of an array");
            }

            json[position++] = (byte)'\n';
            position += Blanks(json[position..]);
        }

        json[position++] = (byte)' ';
        if (Blanks(json[position..]) < json.Length - position)
        {
            throw new HttpFault(400, "expected nothing behind the array");
        }
    }

    private static void RequireText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new HttpFault(400, "JSON is UTF-8, and the body is not");
        }
    }

    /// <summary>The end of the object that a text begins with; −1 where it has none.</summary>
    private static int EndOfValue(ReadOnlySpan<byte> json)
    {
        var (depth, isText) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            switch (json[i])
            {
                case (byte)'"':
                    isText = !isText;
                    break;
                case (byte)'\\' when isText:
                    i++;
                    break;
                case (byte)'\n' or (byte)'\r' when isText:
                    return -1; // no JSON; as a blank it would be
                case (byte)'{' or (byte)'[' when !isText:
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when !isText && --depth == 0:
                    return i + 1;
            }
        }

        return -1;
    }

    /// <summary>Makes blanks of line ends: in texts there are none.</summary>
    private static void Blank(Span<byte> json)
    {
        foreach (ref var one in json)
        {
            one = one is (byte)'\n' or (byte)'\r' ? (byte)' ' : one;
        }
    }

    /// <summary>The blanks that a text begins with, of which line ends become blanks too.</summary>
    private static int Blanks(Span<byte> json)
    {
        var count = json.IndexOfAnyExcept(" \t\r\n"u8);
        count = count < 0 ? json.Length : count;
        Blank(json[..count]);
        return count;
    }
}
