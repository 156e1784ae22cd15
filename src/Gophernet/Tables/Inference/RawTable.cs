using System.IO.Hashing;
using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;
using Gophernet.Tables.Statistics;
using Gophernet.Threading;

namespace Gophernet.Tables.Inference;

/// <summary>
/// A training table as it was read, with numbers as numbers, before it is known what its columns are. One <see cref="TrainingTable"/> uses it up.
/// </summary>
internal sealed class RawTable
{
    private LineNumbers _lines;

    private RawTable(Header header, TableOptions options, CsvReader reader, TableMemory? memory)
    {
        _lines = new LineNumbers();
        Thinning = memory is null ? null : new RowThinning(memory);
        Header = header;
        Options = options;
        Choice = reader.Dialect.Names is null ? ColumnChoice.Of(header, options) : ColumnChoice.None; // until all names are known
        Format = new CellFormat(options.Missing, reader.Dialect.DecimalComma)
        {
            KnownDecimal = options.DecimalSign is { } sign ? (byte)sign : null,
            PutsPlainFirst = reader.Dialect.HasPlainNumbers,
        };
        Columns = [.. header.Names.Select(name => Choice.IsRead(name) ? CreateColumn(name) : null)];
    }

    private RawTable(RawTable other, RawColumn?[] columns, LineNumbers lines, KnownRows? known, NumberScaling? scaling)
    {
        (Header, Choice, Format, Hash, _lines, Columns, Known) = (other.Header, other.Choice, other.Format, other.Hash, lines, columns, known);
        Options = other.Options with { Scaling = scaling ?? other.Options.Scaling };
    }

    /// <summary>The rows that are in memory, those without a target included.</summary>
    public int RowCount => _lines.Count;

    /// <summary>Whether only some of the rows are in memory, and how many there are; null where the memory has no bound.</summary>
    public RowThinning? Thinning { get; }

    /// <summary>Takes in all that is read: see <see cref="CanonicalText"/>.</summary>
    internal XxHash128 Hash { get; } = new();

    internal Header Header { get; private set; }

    internal TableOptions Options { get; }

    internal ColumnChoice Choice { get; private set; }

    internal CellFormat Format { get; private set; }

    /// <summary>A column for each name of the header; null for one that is dropped, or used up.</summary>
    internal RawColumn?[] Columns { get; private set; }

    /// <summary>What is known of the rows of a part of a table; null for a whole one.</summary>
    internal KnownRows? Known { get; }

    /// <summary>The line of each row.</summary>
    internal LineNumbers Lines => _lines;

    /// <summary>Reads a whole input.</summary>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="options">What the user said of it.</param>
    /// <param name="threads">The most threads to use; the table is the same for any number.</param>
    /// <param name="memory">The memory that there is: of a table that needs more, a sample of the rows is kept; null for any.</param>
    /// <exception cref="GophernetException">A column is missing, or the input is not CSV.</exception>
    public static RawTable Read(CsvReader reader, TableOptions options, int threads = 1, TableMemory? memory = null) =>
        Read(reader, options, threads, CsvBlocks.DefaultSize, memory);

    internal static RawTable Read(CsvReader reader, TableOptions options, int threads, int blockSize, TableMemory? memory = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        var header = Header.Read(reader, options.NamedColumns);
        var table = new RawTable(header, options, reader, memory);
        CanonicalText.AddHeader(reader, header.IsFirstRow, table.Hash);
        reader.Dialect.Names?.IsOpen = true;
        var blocks = new CsvBlocks(reader, fromCurrent: header.IsFirstRow, blockSize);
        OrderedWork.Run(threads, () => new RawTableWorker(blocks, table));
        table.Complete(reader.Dialect.Names);
        foreach (var column in table.Columns)
        {
            column?.Seal();
            if (column is { HasNumbers: true, Traits: NumberTraits.DoubtfulPoint or NumberTraits.DoubtfulComma } && table.Format.KnownDecimal is { } known
                && known != (column.Traits == NumberTraits.DoubtfulPoint ? Separators.Point : Separators.Comma))
            {
                column.AsTexts(); // numbers such as 1.234 alone were taken for decimals
            }
        }

        table.Format = table.Format with { TableDecimal = TableDecimals.Find(table.Columns) };
        TitleLines.Refuse(table);
        table.TakeLastForTarget();

        return table;
    }

    /// <summary>Makes what columns make when first asked for it, so that several threads may take rows.</summary>
    internal void RequireTokens()
    {
        foreach (var column in Columns)
        {
            _ = column?.Tokens;
        }
    }

    /// <summary>A table of the same cells that may be used up.</summary>
    /// <param name="scaling">How its numbers become inputs; null for the same.</param>
    internal RawTable Share(NumberScaling? scaling = null) => new(this, Columns.Select(column => column?.Share()), _lines, known: null, scaling);

    /// <summary>Some of the rows, in that order, as a table that may be used up.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="known">What is known of them.</param>
    /// <param name="scaling">How their numbers become inputs; null for the same.</param>
    internal RawTable Take(int[] rows, KnownRows known, NumberScaling? scaling = null) => new(
        this, Columns.Select(column => column is not null && Choice.MayBeFeature(column.Name) ? column.Take(rows) : null), _lines.Take(rows), known, scaling);

    /// <summary>Adds columns that came late: they are missing in the rows before.</summary>
    internal void Grow(int columnCount)
    {
        if (columnCount > Columns.Length)
        {
            var more = new RawColumn[columnCount - Columns.Length];
            for (var i = 0; i < more.Length; i++)
            {
                more[i] = CreateColumn("");
                more[i].AppendMissing(RowCount);
            }

            Columns = [.. Columns, .. more]; // other workers may look at the old ones
        }
    }

    /// <summary>Lets rows go where they have come to take more memory than there is.</summary>
    internal void Fit() => Thinning?.Fit(Columns, TargetColumns(), rows =>
    {
        foreach (var column in Columns)
        {
            column?.Thin(rows);
        }

        _lines = _lines.Take(rows);
    });

    /// <summary>The columns of the target, as far as they are known while rows are read.</summary>
    internal RawColumn?[] TargetColumns() => Choice.Targets.Select(name => Columns[Header.IndexOf(name)]);

    /// <summary>Gives columns that came late their names, and chooses among all.</summary>
    private void Complete(JsonNames? names)
    {
        if (names is null)
        {
            return;
        }

        var first = Header.Names.Length;
        Header = JsonColumns.Complete(Header, names);
        Choice = ColumnChoice.Of(Header, Options, first);
        for (var i = 0; i < Columns.Length; i++)
        {
            Columns[i] = Choice.IsRead(Header.Names[i]) ? Columns[i]!.WithName(Header.Names[i]) : null;
            if (!MayNameClasses(Header.Names[i]))
            {
                Columns[i]?.DropMissingWords();
            }
        }
    }

    /// <summary>Where the user names no target, it is the last column: one without a name, too, if it has values in most rows.</summary>
    private void TakeLastForTarget()
    {
        var last = Header.Names.Length - 1;
        if (Columns[last] is not { } column || !MayBecomeTarget(Header.Names[last]))
        {
            return;
        }

        var rows = Sequences.Range(RowCount);
        if (rows.Where(row => !column.IsMissing(row)).Length <= RowCount / 2 || rows.Where(column.HasValue).Length <= RowCount / 4)
        {
            column.DropMissingWords();
            return;
        }

        Columns[Header.IndexOf(Choice.Targets[0])]?.DropMissingWords();
        Choice = Choice with { Targets = [Header.Names[last]] };
    }

    private RawColumn CreateColumn(string name) => new(
        name, Format, keepsMissingWords: ReferenceEquals(Choice, ColumnChoice.None) || MayNameClasses(name)
            || (Options.Missing.AreUsual && MayBecomeTarget(name)));

    /// <summary>Whether a column is the last and has no name, and is not the target all the same.</summary>
    private bool MayBecomeTarget(string name) => Options.Targets.IsEmpty && !Header.Nameless.IsEmpty && Header.Nameless[^1] == Header.Names.Length - 1
        && name == Header.Names[^1] && !Choice.Targets.Contains(name) && Choice.MayBeFeature(name);

    /// <summary>Whether "None" may be the name of a class in a column: in the only target, unless the user says what means missing.</summary>
    private bool MayNameClasses(string name) => Options.Missing.AreUsual && Choice.Targets is [var target] && target == name;
}
