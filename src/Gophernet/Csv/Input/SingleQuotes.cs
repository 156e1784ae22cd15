using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Csv.Input;

/// <summary>
/// Finds out whether single quotes stand round fields. An apostrophe in a word (O'Brien, 'tis) is no quote: every field that begins with one must end with
/// one, and the texts of a column are all in quotes, but for those that need none where a delimiter stands in the others.
/// </summary>
internal static class SingleQuotes
{
    private const byte Quote = (byte)'\'';
    private const int MaxRecords = 100;
    private const int MinQuoted = 2;
    private const int MaxRecordLines = 64; // as many as a record is tried over when it is read

    private static readonly byte[][] NoValues = [.. ((string[])["NULL", "NA", "N/A", "NaN", "None", "\\N", "?"]).Select(Encoding.ASCII.GetBytes)];

    /// <summary>The delimiter between fields of which some stand in single quotes; null where none does.</summary>
    /// <param name="body">The input from its first record on.</param>
    /// <param name="delimiters">The delimiters it may have.</param>
    public static byte? FindDelimiter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiters)
    {
        if (!body.Contains(Quote))
        {
            return null;
        }

        var end = body.LastIndexOf((byte)'\n') + 1; // the last record may be cut off
        body = end > 0 ? body[..end] : body;
        var found = FindDelimiter(body, delimiters, minShare: 1);
        if (found is null)
        {
            DialectDetector.FindDelimiter(body, out var isDivided);
            found = isDivided ? null : FindDelimiter(body, delimiters, DialectDetector.MinAgreeingShare);
        }

        return found;
    }

    private static byte? FindDelimiter(ReadOnlySpan<byte> body, ReadOnlySpan<byte> delimiters, double minShare)
    {
        var (best, most) = ((byte?)null, 1);
        foreach (var delimiter in delimiters)
        {
            var count = FieldCount(body, delimiter, minShare);
            (best, most) = count > most ? (delimiter, count) : (best, most);
        }

        return best;
    }

    /// <summary>The fields of the first record; 0 where too few others have as many, or where single quotes are text.</summary>
    private static int FieldCount(ReadOnlySpan<byte> body, byte delimiter, double minShare)
    {
        List<Column> columns = [];
        List<Field> fields = [];
        var (records, ragged) = (0, 0);
        while (records < MaxRecords && !body.IsEmpty)
        {
            var record = body[..LineLength(body)];
            if (record.Trim(" \t\r\n"u8).IsEmpty)
            {
                body = body[record.Length..];
                continue;
            }

            if (!ReadFields(record, delimiter, fields) && !TryExtend(body, ref record, delimiter, fields, columns.Count))
            {
                return 0;
            }

            records++;
            if (records == 1)
            {
                columns.AddRange(fields.Select(field => new Column { IsNameQuoted = field.IsQuoted }));
            }
            else if (fields.Count != columns.Count)
            {
                ragged++;
            }
            else
            {
                Add(columns, fields, record, delimiter);
            }

            body = body[record.Length..];
        }

        if (ragged > (1 - minShare) * records)
        {
            return 0;
        }

        var areNamesQuoted = columns.Count > 1 && columns.TrueForAll(column => column.IsNameQuoted);
        return columns.TrueForAll(column => !column.IsMixed) && (areNamesQuoted || columns.Any(column => column.IsQuoted)) ? columns.Count : 0;
    }

    private static void Add(List<Column> columns, List<Field> fields, ReadOnlySpan<byte> record, byte delimiter)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            columns[i].Add(record.Slice(fields[i].Start, fields[i].Length), fields[i].IsQuoted, delimiter);
        }
    }

    /// <summary>Takes the lines to a record in which something in quotes goes on.</summary>
    /// <param name="body">The input from the record on.</param>
    /// <param name="record">Its first line; it is the record where no further line closes it.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <param name="fields">The fields of that line; receives those of the record.</param>
    /// <param name="columns">The fields it should have; 0 of the first record.</param>
    /// <returns>False where the quote is text: with it the line is a record, and one comes next; or another kind of quote stands there.</returns>
    private static bool TryExtend(ReadOnlySpan<byte> body, ref ReadOnlySpan<byte> record, byte delimiter, List<Field> fields, int columns)
    {
        if (fields.Count == 0 || columns == 0)
        {
            return false;
        }

        if (fields.Count == columns)
        {
            var next = body[record.Length..];
            ReadFields(next[..LineLength(next)], delimiter, fields);
            if (fields.Count == columns)
            {
                return false;
            }
        }

        var length = record.Length;
        for (var line = 1; line < MaxRecordLines && length < body.Length; line++)
        {
            length += LineLength(body[length..]);
            if (ReadFields(body[..length], delimiter, fields))
            {
                record = body[..length];
                return true;
            }
        }

        ReadFields(record, delimiter, fields);
        return true;
    }

    /// <summary>Finds the fields of a record; none where one begins with a double quote.</summary>
    /// <returns>False where one begins with a quote that nothing closes, and is taken as it stands; or there are none.</returns>
    private static bool ReadFields(ReadOnlySpan<byte> record, byte delimiter, List<Field> fields)
    {
        fields.Clear();
        record = record.TrimEnd("\r\n"u8);
        var isClosed = true;
        for (var start = 0; start <= record.Length;)
        {
            var rest = record[start..];
            if (rest.StartsWith((byte)'"'))
            {
                fields.Clear();
                return false;
            }

            var length = rest.StartsWith(Quote) ? QuotedLength(rest, delimiter) : -1;
            var isQuoted = length >= 0;
            isClosed &= isQuoted || !rest.StartsWith(Quote);
            length = isQuoted ? length : rest.IndexOf(delimiter);
            length = length < 0 ? rest.Length : length;
            fields.Add(new Field(start, length, isQuoted));
            start += length + 1;
        }

        return isClosed;
    }

    private static int LineLength(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)'\n');
        return end < 0 ? bytes.Length : end + 1;
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

    /// <summary>Where a field lies in its record.</summary>
    private readonly record struct Field(int Start, int Length, bool IsQuoted);

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
                _texts += field.IsEmpty || SaysNothing(field) || NumberParser.TryParse(field, delimiter == ';', out _) ? 0 : 1;
            }
        }

        /// <summary>Whether a program wrote that there is no value: it puts no quotes round that.</summary>
        private static bool SaysNothing(ReadOnlySpan<byte> field)
        {
            foreach (var word in NoValues)
            {
                if (Ascii.EqualsIgnoreCase(field, word))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
