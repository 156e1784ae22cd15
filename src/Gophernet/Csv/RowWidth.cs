using System.Runtime.CompilerServices;

namespace Gophernet.Csv;

/// <summary>How many fields rows have, which the first record says, and what becomes of records that have more or fewer.</summary>
/// <param name="dialect">How the input is written.</param>
internal sealed class RowWidth(CsvDialect dialect)
{
    private long _firstLine;

    /// <summary>The fields of the first record; −1 before it. Of JSON Lines, those of the last one.</summary>
    public int FieldCount { get; private set; } = -1;

    /// <summary>The fields that a row needs: the first record may have more, which no row has to have.</summary>
    public int MinFieldCount { get; set; }

    /// <summary>The line below the names of the columns; 0 where there are none.</summary>
    public long LineBelowNames { get; set; }

    /// <summary>Counts what was assumed.</summary>
    public ReadingTally Tally { get; set; } = new();

    /// <summary>What is known of the first record, for another reader of the same input.</summary>
    public RowWidth Copy() => new(dialect)
    {
        FieldCount = FieldCount, MinFieldCount = MinFieldCount, LineBelowNames = LineBelowNames, _firstLine = _firstLine, Tally = Tally,
    };

    /// <summary>Decides of a record that has another number of fields: whether it is a row, which then has the right number.</summary>
    /// <returns>False where it is to be passed over.</returns>
    /// <exception cref="CsvFault">It is neither.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)] // no part of the loop over records
    public bool Takes(RecordScanner scanner, ReadOnlySpan<byte> bytes)
    {
        var found = scanner.FieldCount;
        if (FieldCount < 0 || dialect.Names is not null)
        {
            if (dialect is { Names: null, IsHeaderFound: true, HasHeader: true }
                && ((found > 1 && HaveNoName(scanner.Fields, bytes)) || PrintedLines.IsEdge(bytes[scanner.Start..scanner.End])))
            {
                return false; // a line of delimiters, or the upper edge of a box, above the names of the columns
            }

            (FieldCount, _firstLine, MinFieldCount) = (found, scanner.Line, found);
            return true;
        }

        if (found == 1 && IsBlank(in scanner.Fields[0], bytes))
        {
            return false;
        }

        if (dialect.Comment != 0 && bytes[scanner.Start] == dialect.Comment)
        {
            Tally.Add(Assumption.Comments, scanner.Line);
            return false;
        }

        if (found == 1 && IsPrinted(scanner, bytes))
        {
            return false;
        }

        if (found < FieldCount ? found >= MinFieldCount : AreBlank(scanner.Fields[FieldCount..], bytes))
        {
            if (found > FieldCount)
            {
                Tally.Add(Assumption.TrailingDelimiters, scanner.Line);
            }

            scanner.Resize(FieldCount);
            return true;
        }

        switch (dialect.Ragged)
        {
            case RaggedRows.Fill:
                Tally.Add(Assumption.Filled, scanner.Line);
                scanner.Resize(FieldCount);
                return true;
            case RaggedRows.Skip:
                Tally.Add(Assumption.Skipped, scanner.Line);
                return false;
            default:
                var position = found > FieldCount ? scanner.Fields[FieldCount].Start : scanner.Fields[^1].End;
                throw CsvFault.FieldCount(
                    position, scanner.Line, FieldCount, _firstLine, found, dialect, HasFieldInSingleQuotes(scanner, bytes), HasEscape(scanner, bytes));
        }
    }

    /// <summary>Whether a record is a line of dashes below the names of the columns, which is then counted.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // asked of every record
    public bool IsRule(RecordScanner scanner, ReadOnlySpan<byte> bytes) => scanner.Line == LineBelowNames && CountRule(scanner, bytes);

    private bool CountRule(RecordScanner scanner, ReadOnlySpan<byte> bytes)
    {
        var isRule = PrintedLines.IsRule(bytes[scanner.Start..scanner.End], dialect.Delimiter);
        if (isRule)
        {
            Tally.Add(Assumption.Rules, scanner.Line);
        }

        return isRule;
    }

    /// <summary>Whether a record of one field belongs to the frame round a table, which is then counted.</summary>
    private bool IsPrinted(RecordScanner scanner, ReadOnlySpan<byte> bytes)
    {
        var line = bytes[scanner.Start..scanner.End];
        var isRowCount = PrintedLines.IsRowCount(line);
        if (isRowCount)
        {
            Tally.Add(Assumption.RowCounts, scanner.Line);
        }

        return isRowCount || PrintedLines.IsEdge(line) || IsRule(scanner, bytes);
    }

    /// <summary>Whether a field begins with a single quote, and that one or a later one ends with one: <c>'a,b'</c>.</summary>
    private static bool HasFieldInSingleQuotes(RecordScanner scanner, ReadOnlySpan<byte> bytes)
    {
        var isOpen = false;
        foreach (ref readonly var field in scanner.Fields)
        {
            var text = bytes[field.Start..field.End];
            isOpen |= text.StartsWith((byte)'\'');
            if (isOpen && text.Length > 1 && text[^1] == '\'')
            {
                return true;
            }
        }

        return false;
    }

    private bool HasEscape(RecordScanner scanner, ReadOnlySpan<byte> bytes) =>
        bytes[scanner.Start..scanner.End].IndexOf([(byte)'\\', dialect.Delimiter]) >= 0;

    /// <summary>Whether no field has a text, in quotes or without.</summary>
    private static bool HaveNoName(ReadOnlySpan<FieldBounds> fields, ReadOnlySpan<byte> bytes)
    {
        foreach (ref readonly var field in fields)
        {
            if (bytes[field.Start..field.End].ContainsAnyExcept("\" \t"u8))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreBlank(ReadOnlySpan<FieldBounds> fields, ReadOnlySpan<byte> bytes)
    {
        foreach (ref readonly var field in fields)
        {
            if (!IsBlank(in field, bytes))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsBlank(ref readonly FieldBounds field, ReadOnlySpan<byte> bytes) =>
        field.Kind == FieldKind.Bare && !bytes[field.Start..field.End].ContainsAnyExcept((byte)' ', (byte)'\t');
}
