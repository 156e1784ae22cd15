using System.Text;
using Gophernet.Csv.Numbers;

namespace Gophernet.Csv.Input;

/// <summary>Finds out whether the first record of an input has the names of the columns, from it and the records below it.</summary>
internal static class HeaderFinder
{
    private const int MinYear = 1900;
    private const int MaxYear = 2100;
    private const int MinPlaces = 3; // numbers that count the columns

    /// <param name="sample">The first records, or all.</param>
    /// <param name="delimiter">The byte between fields.</param>
    public static bool HasHeader(ReadOnlySpan<byte> sample, byte delimiter)
    {
        var columns = ReadColumns(sample, delimiter, passesAgain: false, out var rowCount);
        if (columns.Length > 1 && columns.All(column => column.RecursBelow) && IsMostFrequent(sample, delimiter))
        {
            columns = ReadColumns(sample, delimiter, passesAgain: true, out rowCount); // a header once more, or every name would be a cell below
        }

        var hasNumber = columns.Length > 0 ? columns.Any(column => column.Number is not null) : DialectDetector.FirstRecordHasNumber(sample, delimiter);
        if (rowCount == 0)
        {
            return !hasNumber;
        }

        if (!hasNumber)
        {
            return columns.Length < 2 || columns.Any(column => !column.RecursBelow); // names of columns are hardly ever cells of all of them
        }

        return columns.Any(column => column.IsNameOfOthers) && (!columns.Any(column => column.IsFirstOfNumbers) || CountsColumns(columns));
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

    /// <summary>The first cell of a column, and what is below it.</summary>
    private sealed class ColumnSample(ReadOnlySpan<byte> first, bool decimalComma)
    {
        private readonly byte[] _first = Trim(first).ToArray();
        private bool _hasNumbers;
        private bool _hasTexts;
        private bool _hasOtherThanYears;

        /// <summary>The first cell as a number, if it is one.</summary>
        public double? Number { get; } = NumberParser.TryParse(Trim(first), decimalComma, out var number) ? number : null;

        /// <summary>Whether the first cell stands below, too.</summary>
        public bool RecursBelow { get; private set; }

        /// <summary>Whether the first cell is a number like those below it; a year above other numbers is not.</summary>
        public bool IsFirstOfNumbers => Number is not null && _hasNumbers && !(IsYear(Number.Value) && _hasOtherThanYears);

        /// <summary>Whether the first cell differs in kind from all below it.</summary>
        public bool IsNameOfOthers => _first.Length > 0 && (Number is null ? _hasNumbers && !_hasTexts : !IsFirstOfNumbers);

        public void Add(ReadOnlySpan<byte> cell, bool decimalComma)
        {
            cell = Trim(cell);
            RecursBelow |= cell.SequenceEqual(_first);
            if (cell.IsEmpty)
            {
                return;
            }

            var isNumber = NumberParser.TryParse(cell, decimalComma, out var number);
            _hasNumbers |= isNumber;
            _hasTexts |= !isNumber;
            _hasOtherThanYears |= isNumber && !IsYear(number);
        }

        private static bool IsYear(double number) => number is >= MinYear and <= MaxYear && number == Math.Floor(number);

        private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) => cell.Trim(" \t"u8);
    }
}
