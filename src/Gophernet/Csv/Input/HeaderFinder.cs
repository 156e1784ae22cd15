using System.Text;

namespace Gophernet.Csv.Input;

/// <summary>Finds out whether the first record of an input has the names of the columns, from it and the records below it.</summary>
internal static class HeaderFinder
{
    private const int MinPlaces = 3; // numbers that count the columns
    private const int MinCellsOfRow = 2; // one word may be both a name and a value: a column called male
    private const int MinRowsForDoubt = 10;

    /// <summary>Looks at the first records.</summary>
    /// <param name="sample">The first records, or all.</param>
    /// <param name="delimiter">The byte between fields.</param>
    /// <returns>Whether the first of them has names, and whether it may as well be a row.</returns>
    public static (bool HasHeader, bool IsDoubtful) Find(ReadOnlySpan<byte> sample, byte delimiter)
    {
        var columns = ReadColumns(sample, delimiter, passesAgain: false, out var rowCount);
        if (columns.Length > 1 && columns.All(column => column.RecursBelow) && IsMostFrequent(sample, delimiter))
        {
            columns = ReadColumns(sample, delimiter, passesAgain: true, out rowCount); // a header once more, or every name would be a cell below
        }

        var hasNumber = columns.Length > 0 ? columns.Any(column => column.Number is not null) : DialectDetector.FirstRecordHasNumber(sample, delimiter);
        if (rowCount == 0)
        {
            return (!hasNumber, false);
        }

        if (!hasNumber)
        {
            return FindByCells(columns, rowCount);
        }

        return (columns.Any(column => column.IsNameOfOthers) && (!columns.Any(column => column.IsFirstOfNumbers) || CountsColumns(columns)), false);
    }

    /// <summary>A record is a row where most of its cells that can tell are cells of their own columns, too: names of columns are hardly ever.</summary>
    private static (bool HasHeader, bool IsDoubtful) FindByCells(ColumnSample[] columns, int rowCount)
    {
        if (columns.Length < 2 || columns.Any(column => column.IsNameOfOthers))
        {
            return (true, false);
        }

        var (cells, names) = (0, 0);
        foreach (var column in columns)
        {
            var isCell = column.IsCell;
            cells += isCell == true ? 1 : 0;
            names += isCell == false ? 1 : 0;
        }

        var isRow = (cells >= MinCellsOfRow && cells > names) || columns.All(column => column.RecursBelow);
        return (!isRow, !isRow && cells > 0 && cells >= names && rowCount >= MinRowsForDoubt);
    }

    /// <summary>Whether the numbers are 0, 1, 2 and so on: other tools call columns so.</summary>
    private static bool CountsColumns(ColumnSample[] columns)
    {
        var numbers = columns.Where(column => column.Number is not null);
        var start = numbers.Length >= MinPlaces ? numbers[0].Number!.Value : -1;
        return start is 0 or 1 && !Sequences.Range(numbers.Length).Any(i => numbers[i].Number!.Value != start + i);
    }

    /// <summary>Whether the first record comes again, and more often than any other: rows that come again are the same as others are.</summary>
    private static bool IsMostFrequent(ReadOnlySpan<byte> sample, byte delimiter)
    {
        var (first, counts) = ("", new Dictionary<string, int>());
        try
        {
            var reader = Open(sample, delimiter);
            while (reader.MoveNext())
            {
                var record = Encoding.Latin1.GetString(reader.RecordBytes);
                first = counts.Count == 0 ? record : first;
                counts[record] = counts.GetValueOrDefault(record) + 1;
            }
        }
        catch (GophernetException)
        {
            // The reader of the table says what is wrong.
        }

        var most = counts.GetValueOrDefault(first);
        return most > 1 && !counts.Any(record => record.Key != first && record.Value >= most);
    }

    private static CsvReader Open(ReadOnlySpan<byte> sample, byte delimiter)
    {
        var dialect = new CsvDialect(delimiter, true) { IsHeaderFound = true, Ragged = RaggedRows.Skip };
        var end = sample.LastIndexOf((byte)'\n') + 1; // the last record may be cut off
        return new(new PlainCsvStream(new MemoryStream(sample[..end].ToArray()), new Rewriting(delimiter), new ReadingTally()), "", dialect);
    }

    private static ColumnSample[] ReadColumns(ReadOnlySpan<byte> sample, byte delimiter, bool passesAgain, out int rowCount)
    {
        rowCount = 0;
        ColumnSample[] columns = [];
        var decimalComma = delimiter == ';';
        try
        {
            var reader = Open(sample, delimiter);
            if (reader.MoveNext())
            {
                if (passesAgain)
                {
                    reader.PassHeaderAgain();
                }

                columns = new ColumnSample[reader.FieldCount];
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i] = new ColumnSample(reader.FieldBytes(i), decimalComma);
                }
            }

            for (; reader.MoveNext(); rowCount++)
            {
                if (rowCount == 0 && PrintedLines.IsRule(reader.RecordBytes, delimiter))
                {
                    continue;
                }

                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(reader.FieldBytes(i), decimalComma);
                }
            }
        }
        catch (GophernetException)
        {
            // The reader of the table says what is wrong; up to there, the rows count.
        }

        return columns;
    }
}
