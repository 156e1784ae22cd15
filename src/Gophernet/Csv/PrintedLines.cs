using System.Buffers;

namespace Gophernet.Csv;

/// <summary>Lines that programs put round a table which they print for people: lines of dashes, and the number of its rows.</summary>
internal static class PrintedLines
{
    private const int MaxRowCount = 128; // bytes of a line

    private static readonly SearchValues<byte> Strokes = SearchValues.Create("-=_:+| \t\r\n"u8);
    private static readonly SearchValues<byte> Edge = SearchValues.Create("-=+"u8);

    /// <summary>Whether a line has dashes and nothing else in all fields, as Markdown, sqlcmd and psql write it below the names of the columns.</summary>
    /// <param name="line">The line.</param>
    /// <param name="delimiter">The byte between fields.</param>
    public static bool IsRule(ReadOnlySpan<byte> line, byte delimiter)
    {
        foreach (var value in line)
        {
            if (value != delimiter && !Strokes.Contains(value))
            {
                return false;
            }
        }

        return line.IndexOf("---"u8) >= 0 || line.IndexOf("==="u8) >= 0;
    }

    /// <summary>Whether a line is one of those that stand above and below a table in a box, as MySQL draws it: <c>+-----+----+</c>.</summary>
    public static bool IsEdge(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd("\r\n "u8);
        return line is [(byte)'+', (byte)'-' or (byte)'=', .., (byte)'+'] && !line.ContainsAnyExcept(Edge);
    }

    /// <summary>The bytes without a last line that counts the rows.</summary>
    public static ReadOnlySpan<byte> WithoutRowCount(ReadOnlySpan<byte> bytes)
    {
        var text = bytes.TrimEnd(" \t\r\n"u8);
        var start = text.LastIndexOf((byte)'\n') + 1;
        return IsRowCount(text[start..]) ? bytes[..start] : bytes;
    }

    /// <summary>Whether a line that may go on can become one that counts the rows: what is asked of every line.</summary>
    public static bool MayBeRowCount(ReadOnlySpan<byte> line) =>
        line is [(byte)'(' or (>= (byte)'0' and <= (byte)'9'), ..] && line.Length <= MaxRowCount;

    /// <summary>
    /// Whether a line counts the rows, as psql and sqlcmd write it at the end: <c>(300 rows)</c>, <c>(300 rows affected)</c>; or as MySQL, ClickHouse and
    /// Oracle do: <c>300 rows in set (0.01 sec)</c>, <c>300 rows selected.</c>
    /// </summary>
    public static bool IsRowCount(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r\n"u8);
        var isInBrackets = line is [(byte)'(', .., (byte)')'];
        line = isInBrackets ? line[1..^1] : line;
        var digits = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits <= 0 || !line[digits..].StartsWith(" row"u8))
        {
            return false;
        }

        line = line[(digits + " row".Length)..];
        line = line.StartsWith("s"u8) ? line[1..] : line;
        return isInBrackets ? line.IsEmpty || line.SequenceEqual(" affected"u8) : line.StartsWith(" in set"u8) || line.StartsWith(" selected"u8);
    }
}
