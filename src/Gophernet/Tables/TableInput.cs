using System.Collections.Immutable;
using System.IO.Hashing;
using Gophernet.Csv;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables;

/// <summary>
/// An input that is read for a model: columns are found by name, in any order, and those that the model does not know are passed over; without a
/// header they are found by position. Any number of <see cref="TableReader"/>s share it.
/// </summary>
internal sealed class TableInput
{
    // A block has about a thousand rows of a narrow table, fewer where many inputs or outputs belong to each: these, and the text that is written for
    // them, are in memory for a whole block, in each thread.
    private const int MaxRows = 1024;
    private const int MaxValues = 256 * 1024;
    private const int BytesPerCell = 4;
    private const int BytesPerRow = 16;
    private const int MinBytesPerCell = 2; // with its delimiter

    private readonly Header _written; // before columns without a name have those of the model

    /// <summary>Opens an input: its header is read.</summary>
    /// <param name="schema">The model's.</param>
    /// <param name="reader">The input, at its start; it must not be used afterwards.</param>
    /// <param name="withTarget">Whether the target is read too; rows without one are then left out.</param>
    /// <param name="isLenient">Whether a feature's cell that is not what it should be counts as missing.</param>
    /// <param name="beside">A column that is no feature and is read beside them; null for none.</param>
    /// <param name="isBesideOptional">Whether that column need not be there.</param>
    /// <param name="others">More columns that are looked at; null for none.</param>
    /// <exception cref="GophernetException">The input is empty, or a column is missing.</exception>
    public TableInput(
        Schema schema, CsvReader reader, bool withTarget, bool isLenient = false, string? beside = null, bool isBesideOptional = false,
        ImmutableArray<string>? others = null)
        : this(schema, reader, withTarget, isLenient, blockSize: 0, beside, isBesideOptional, others)
    {
    }

    internal TableInput(
        Schema schema, CsvReader reader, bool withTarget, bool isLenient, int blockSize, string? beside = null, bool isBesideOptional = false,
        ImmutableArray<string>? others = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(reader);
        Schema = schema;
        IsLenient = isLenient;
        SourceName = reader.SourceName;
        Tally = reader.Tally;
        Format = new CellFormat(new MissingTokens(schema.MissingTexts), reader.Dialect.DecimalComma)
        {
            PutsPlainFirst = reader.Dialect.HasPlainNumbers,
        };
        var features = schema.Features.Select(feature => feature.Name);
        _written = Header.Read(reader, [.. features], arePlaces: schema.Columns.All(ColumnNames.IsOfPlace));
        Header = _written.For(schema);
        CanonicalText.AddHeader(reader, Header.IsFirstRow, Hash);
        if (reader.Dialect.Names is { } names)
        {
            Header = JsonColumns.Require(Header, names, [.. features, .. withTarget ? schema.Target.Columns : [],
                .. beside is null || isBesideOptional ? (string[])[] : [beside], .. others ?? []]);
        }

        OtherIndexes = (others ?? []).Select(Header.IndexOf);
        FeatureIndexes = [.. schema.Features.Select(feature => Header.IndexOf(feature.Name))];
        TargetIndexes = withTarget ? [.. schema.Target.Columns.Select(Header.IndexOf)] : [];
        BesideIndex = beside is null || (isBesideOptional && !Header.Names.Contains(beside)) ? -1 : Header.IndexOf(beside);
        Blocks = new CsvBlocks(reader, fromCurrent: Header.IsFirstRow, blockSize > 0 ? blockSize : BlockSize());
    }

    /// <summary>Opens the same input for a second model, which reads the blocks that the first one takes, with their targets.</summary>
    /// <param name="schema">The second model's.</param>
    /// <param name="first">The input of the first, of which no block was taken yet.</param>
    /// <exception cref="GophernetException">A column is missing.</exception>
    public TableInput(Schema schema, TableInput first)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(first);
        (Schema, SourceName, Tally, Blocks, _written) = (schema, first.SourceName, first.Tally, first.Blocks, first._written);
        Format = new CellFormat(new MissingTokens(schema.MissingTexts), Blocks.Dialect.DecimalComma) { PutsPlainFirst = Blocks.Dialect.HasPlainNumbers };
        Header = _written.IsFirstRow ? _written.For(schema) : first.Header;
        if (Blocks.Dialect.Names is { } names)
        {
            Header = JsonColumns.Require(Header, names, [.. schema.FeatureNames, .. schema.Target.Columns]);
        }

        FeatureIndexes = [.. schema.Features.Select(feature => Header.IndexOf(feature.Name))];
        TargetIndexes = [.. schema.Target.Columns.Select(Header.IndexOf)];
        BesideIndex = -1;
    }

    /// <summary>The columns of the input.</summary>
    public Header Header { get; }

    /// <summary>What was assumed of the input; complete when it is read.</summary>
    public ReadingTally Tally { get; }

    /// <summary>The features that no row has had so far, where rows have names: all their cells were missing.</summary>
    public IEnumerable<string> UnseenFeatures => Blocks.Dialect.Names is { } names
        ? Schema.Features.Where((_, i) => !names.IsSeen(FeatureIndexes[i])).Select(feature => feature.Name)
        : [];

    /// <summary>The hash of what was read, where someone adds the rows to it.</summary>
    internal XxHash128 Hash { get; } = new();

    internal Schema Schema { get; }

    internal string SourceName { get; }

    internal bool IsLenient { get; }

    /// <summary>Whether who reads may ask for that: faults of cells say so.</summary>
    internal bool CanBeLenient { get; init; }

    /// <summary>Whether a target that the model could not have predicted is counted, and not refused: a class that it does not know, or no number.</summary>
    internal bool TakesUnknownTargets { get; init; }

    /// <summary>Whether a row with a fault is kept, with its fault: every row of the input is then a row.</summary>
    internal bool KeepsFaults { get; init; }

    /// <summary>Whether predictions add the rows to <see cref="Hash"/> as they are read.</summary>
    internal bool IsHashed { get; init; }

    /// <summary>Looks for what is far from training; null for nobody.</summary>
    internal FarWatch? Watch { get; init; }

    internal CellFormat Format { get; }

    internal int[] FeatureIndexes { get; }

    /// <summary>Empty where the target is not read.</summary>
    internal int[] TargetIndexes { get; }

    /// <summary>−1 where there is no column beside the features.</summary>
    internal int BesideIndex { get; }

    /// <summary>The other columns that are looked at.</summary>
    internal int[] OtherIndexes { get; } = [];

    internal CsvBlocks Blocks { get; }

    private int BlockSize()
    {
        var columns = (long)Header.Names.Length;
        var rows = Math.Max(MaxValues / (Schema.InputCount + Schema.Target.OutputCount), 1);
        var bytes = rows < MaxRows ? rows * columns * MinBytesPerCell : MaxRows * Math.Max(columns * BytesPerCell, BytesPerRow);
        return (int)Math.Min(bytes, CsvBlocks.DefaultSize);
    }
}
