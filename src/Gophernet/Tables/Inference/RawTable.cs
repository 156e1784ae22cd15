using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Threading;

namespace Gophernet.Tables.Inference;

/// <summary>
/// A training table as it was read, with numbers as numbers, before it is known what its columns are. One <see cref="TrainingTable"/> uses it up.
/// </summary>
internal sealed class RawTable
{
    private readonly LineNumbers _lines = new();

    private RawTable(Header header, TableOptions options, CsvReader reader)
    {
        Header = header;
        Options = options;
        Choice = ColumnChoice.Of(header, options);
        Format = new CellFormat(options.Missing, reader.Dialect.DecimalComma);
        Columns = [.. header.Names.Select(name => Choice.Dropped.Contains(name) ? null : new RawColumn(name, Format))];
    }

    /// <summary>The rows, those without a target included.</summary>
    public int RowCount => _lines.Count;

    internal Header Header { get; }

    internal TableOptions Options { get; }

    internal ColumnChoice Choice { get; }

    internal CellFormat Format { get; }

    /// <summary>A column for each name of the header; null for one that is dropped, or used up.</summary>
    internal RawColumn?[] Columns { get; }

    /// <summary>The line of each row.</summary>
    internal LineNumbers Lines => _lines;

    /// <summary>Reads a whole input.</summary>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="options">What the user said of it.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <exception cref="GophernetException">A column is missing, or the input is not CSV.</exception>
    public static RawTable Read(CsvReader reader, TableOptions options, int threads = 1) => Read(reader, options, threads, CsvBlocks.DefaultSize);

    internal static RawTable Read(CsvReader reader, TableOptions options, int threads, int blockSize)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        var header = Header.Read(reader, options.Targets);
        var table = new RawTable(header, options, reader);
        var blocks = new CsvBlocks(reader, fromCurrent: header.IsFirstRow, blockSize);
        OrderedWork.Run(threads, () => new RawTableWorker(blocks, table.Columns, table.Format, table._lines));
        foreach (var column in table.Columns)
        {
            column?.Seal();
        }

        TitleLines.Refuse(table);

        return table;
    }
}
