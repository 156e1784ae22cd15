namespace Gophernet.Csv;

/// <summary>
/// Finds out whether single quotes stand round fields. An apostrophe in a word (O'Brien, 'tis) is no quote: every field that begins with one must end with
/// one, and the texts of a column are all in quotes, but for those that need none where a delimiter stands in the others.
/// </summary>
internal static class SingleQuotes
{
    private const byte Quote = (byte)'\'';
    private const int MaxRecords = 100;
    private const int MinQuoted = 2;

    /// <summary>The delimiter between fields of which some stand in single quotes; null where none does.</summary>
    /// <param name="body">The input from its first record on.</param>
    /// <param name="delimiters">The delimiters it may have.</param>
    public static byte? FindDelimiter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiters)
    {
        var (best, most) = ((byte?)null, 1);
        foreach (var delimiter in body.Contains(Quote) ? delimiters : [])
        {
            var count = FieldCount(body, delimiter);
            (best, most) = count > most ? (delimiter, count) : (best, most);
        }

        return best;
    }

    /// <summary>The fields of every record; 0 where they differ, or where single quotes are text.</summary>
    private static int FieldCount(ReadOnlySpan<byte> body, byte delimiter)
    {
        var end = body.LastIndexOf((byte)'\n') + 1; // the last record may be cut off
        body = end > 0 ? body[..end] : body;
        List<Column> columns = [];
        for (var record = 0; record < MaxRecords && !body.IsEmpty;)
        {
            var length = body.IndexOf((byte)'\n');
            var line = body[..(length < 0 ? body.Length : length)].TrimEnd((byte)'\r');
            body = body[(length < 0 ? body.Length : length + 1)..];
            if (line.Trim(" \t"u8).IsEmpty)
            {
                continue;
            }

            var count = ReadFields(line, delimiter, columns, isFirst: record == 0);
            if (count < 0 || (record > 0 && count != columns.Count))
            {
                return 0;
            }

            record++;
        }

        var areNamesQuoted = columns.Count > 1 && columns.TrueForAll(column => column.IsNameQuoted);
        return columns.TrueForAll(column => !column.IsMixed) && (areNamesQuoted || columns.Any(column => column.IsQuoted)) ? columns.Count : 0;
    }

    /// <summary>Counts the fields of a record in their columns; −1 where one begins with a quote that nothing closes.</summary>
    private static int ReadFields(ReadOnlySpan<byte> line, byte delimiter, List<Column> columns, bool isFirst)
    {
        for (var (start, index) = (0, 0); ; index++)
        {
            var rest = line[start..];
            var isQuoted = rest.StartsWith(Quote);
            var length = isQuoted ? QuotedLength(rest, delimiter) : rest.IndexOf(delimiter);
            if (rest.StartsWith((byte)'"') || (isQuoted && length < 0))
            {
                return -1;
            }

            length = length < 0 ? rest.Length : length;
            if (isFirst)
            {
                columns.Add(new Column { IsNameQuoted = isQuoted });
            }
            else if (index == columns.Count)
            {
                return -1;
            }
            else
            {
                columns[index].Add(rest[..length], isQuoted, delimiter);
            }

            start += length + 1;
            if (start > line.Length)
            {
                return index + 1;
            }
        }
    }

    /// <summary>The length of a field in quotes, up to a closing one that a delimiter or the end of the line follows; −1 where there is none.</summary>
    private static int QuotedLength(ReadOnlySpan<byte> field, byte delimiter)
    {
        for (var i = 1; i < field.Length; i++)
        {
            if (field[i] == '\\')
            {
                i++;
            }
            else if (field[i] == Quote && i + 1 < field.Length && field[i + 1] == Quote)
            {
                i++;
            }
            else if (field[i] == Quote && (i + 1 == field.Length || field[i + 1] == delimiter))
            {
                return i + 1;
            }
        }

        return -1;
    }

    /// <summary>What stands in a column below its name.</summary>
    private sealed class Column
    {
        private int _rows;
        private int _quoted;
        private int _needless; // in quotes without a delimiter or a quote in it
        private int _texts; // without quotes

        public bool IsNameQuoted { get; init; }

        /// <summary>Whether its texts stand in quotes, more than once where there are more rows.</summary>
        public bool IsQuoted => _quoted >= Math.Min(MinQuoted, _rows) && _quoted > 0;

        /// <summary>Whether some texts stand in quotes that need none, and others do not.</summary>
        public bool IsMixed => _needless > 0 && _texts > 0;

        public void Add(ReadOnlySpan<byte> field, bool isQuoted, byte delimiter)
        {
            _rows++;
            if (isQuoted)
            {
                _quoted++;
                _needless += field.Contains(delimiter) || field[1..^1].Contains(Quote) ? 0 : 1;
            }
            else
            {
                field = field.Trim(" \t"u8);
                _texts += field.IsEmpty || IsNull(field) || NumberParser.TryParse(field, delimiter == ';', out _) ? 0 : 1;
            }
        }

        private static bool IsNull(ReadOnlySpan<byte> field) =>
            field.SequenceEqual("NULL"u8) || field.SequenceEqual("null"u8) || field.SequenceEqual("NA"u8) || field.SequenceEqual("\\N"u8);
    }
}
