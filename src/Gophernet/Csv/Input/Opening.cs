using System.Buffers;

namespace Gophernet.Csv.Input;

/// <summary>What stands in an input before the first record: a mark, lines to skip, a line that names the delimiter, comments.</summary>
internal static class Opening
{
    private const byte UsualComment = (byte)'#';

    /// <summary>The end of the first record, or −1 where it has not come.</summary>
    public static int EndOfFirstRecord(ReadOnlySpan<byte> bytes, CsvOptions options)
    {
        var position = ByteOrderMark.LengthIn(bytes);
        var (isQuoted, isBlank, line, lineStart) = (false, true, 1, position);
        for (var i = position; i < bytes.Length; i++)
        {
            var value = bytes[i];
            if (value == '\r' && i + 1 == bytes.Length)
            {
                return -1;
            }

            if (value == '\n' || (value == '\r' && bytes[i + 1] != '\n'))
            {
                var text = bytes[lineStart..i];
                var isPassed = line <= options.SkippedLines || (options.Comment is { } comment ? text.StartsWith(comment) : MarkerOf(text).Length > 0)
                    || TryReadDelimiter(text, out _);
                if (!isQuoted && !isBlank && !isPassed)
                {
                    return i + 1;
                }

                (isQuoted, isBlank) = isPassed ? (false, true) : (isQuoted, isBlank);
                lineStart = i + 1;
                line++;
                continue;
            }

            isQuoted ^= value == '"';
            isBlank &= value is (byte)'\r' or (byte)' ' or (byte)'\t';
        }

        return -1;
    }

    /// <summary>Whether lines end with a carriage return alone: the first does.</summary>
    public static bool EndsWithCarriageReturn(ReadOnlySpan<byte> bytes)
    {
        var isQuoted = false;
        for (var i = 0; i < bytes.Length && (isQuoted || bytes[i] != '\n'); i++)
        {
            isQuoted ^= bytes[i] == '"';
            if (!isQuoted && bytes[i] == '\r')
            {
                return (i + 1 == bytes.Length || bytes[i + 1] != '\n') && !bytes[i..].Contains((byte)0);
            }
        }

        return false;
    }

    /// <summary>The beginning of a line that is so many lines further on.</summary>
    public static ReadOnlySpan<byte> SkipLines(ReadOnlySpan<byte> bytes, int count)
    {
        bytes = ByteOrderMark.Pass(bytes);
        for (; count > 0 && !bytes.IsEmpty; count--)
        {
            bytes = bytes[LineLength(bytes)..];
        }

        return bytes;
    }

    /// <summary>Reads a line such as <c>sep=;</c>, by which spreadsheets are told the delimiter.</summary>
    public static bool TryReadDelimiter(ReadOnlySpan<byte> bytes, out byte delimiter)
    {
        var line = bytes[..LineLength(bytes)].TrimEnd("\r\n"u8);
        line = line is [(byte)'"', .., (byte)'"'] ? line[1..^1] : line;
        delimiter = line is [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', var value] ? value
            : line.SequenceEqual("sep=\\t"u8) ? (byte)'\t' : (byte)0;
        return delimiter is not (0 or (byte)'"') and <= 127;
    }

    /// <summary>Counts the comment lines above the first record, and blank lines before and among them.</summary>
    /// <param name="bytes">The input, after the lines that are skipped.</param>
    /// <param name="findDelimiter">Finds the delimiter of the rest.</param>
    public static CommentsAbove CountComments(ReadOnlySpan<byte> bytes, DelimiterFinder findDelimiter)
    {
        var first = 0;
        for (; !bytes.IsEmpty && IsBlank(bytes[..LineLength(bytes)]); first++)
        {
            bytes = bytes[LineLength(bytes)..];
        }

        var (lines, linesBeforeLast, comments) = (first, 0, 0);
        var last = bytes;
        var marker = MarkerOf(bytes);
        while (!marker.IsEmpty && !bytes.IsEmpty && (bytes.StartsWith(marker) || IsBlank(bytes[..LineLength(bytes)])))
        {
            if (bytes.StartsWith(marker))
            {
                last = bytes;
                linesBeforeLast = lines;
                comments++;
            }

            bytes = bytes[LineLength(bytes)..];
            lines++;
        }

        if (comments == 0 || bytes.IsEmpty)
        {
            return default;
        }

        // Names of columns may begin so, too: then they divide as the first row does, which has a number.
        var delimiter = findDelimiter(bytes);
        var names = last[..LineLength(last)];
        var row = bytes[..LineLength(bytes)];
        if (!row.Contains(delimiter) && row.IndexOfAny(DialectDetector.RareCandidates) is >= 0 and var rare)
        {
            delimiter = row[rare];
        }

        var isHeader = row.Contains(delimiter) && row.Count(delimiter) == names.Count(delimiter);
        if (marker is [UsualComment])
        {
            isHeader &= DialectDetector.FirstRecordHasNumber(row, delimiter);
        }
        else if (!row.Contains(delimiter))
        {
            return default; // of the other signs, only where a table follows
        }

        // Rows may begin with one of two slashes.
        return isHeader ? new CommentsAbove(comments > 1 ? linesBeforeLast : 0, comments - 1, first, 0)
            : new CommentsAbove(lines, comments, first, marker.Length == 1 ? marker[0] : (byte)0);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t\r\n"u8).IsEmpty;

    /// <summary>The sign by which a line is a comment, if it is one: <c>#</c>, <c>%</c> or two slashes.</summary>
    private static ReadOnlySpan<byte> MarkerOf(ReadOnlySpan<byte> line) =>
        line is [UsualComment or (byte)'%', ..] ? line[..1] : line.StartsWith("//"u8) ? line[..2] : [];

    /// <summary>The bytes without comment lines.</summary>
    public static ReadOnlySpan<byte> WithoutComments(ReadOnlySpan<byte> bytes, byte comment)
    {
        var kept = new ArrayBufferWriter<byte>();
        for (var length = 0; !bytes.IsEmpty; bytes = bytes[length..])
        {
            length = LineLength(bytes);
            kept.Write(bytes[0] == comment ? [] : bytes[..length]);
        }

        return kept.WrittenSpan;
    }

    private static int LineLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return end < 0 ? bytes.Length : end + 1;
    }

    /// <summary>Comments above the first record.</summary>
    /// <param name="Lines">The lines up to the record, blank ones too; 0 where there is no comment.</param>
    /// <param name="Count">The comment lines of these.</param>
    /// <param name="First">The lines before the first of those.</param>
    /// <param name="Marker">The byte that begins comments, where rows do not begin with it; or 0.</param>
    internal readonly record struct CommentsAbove(int Lines, int Count, int First, byte Marker);

    /// <summary>Finds the delimiter of records.</summary>
    internal delegate byte DelimiterFinder(ReadOnlySpan<byte> bytes);
}
