namespace Gophernet.Tables;

/// <summary>Of the rows of an input, block by block, those of a part.</summary>
internal sealed class FoldBlocks : RowBlocks
{
    private readonly TableReader _rows;
    private readonly FoldFilter _filter;
    private Table _table;

    /// <param name="rows">Reads all rows.</param>
    /// <param name="filter">Tells which are in the part.</param>
    public FoldBlocks(TableReader rows, FoldFilter filter)
    {
        ArgumentNullException.ThrowIfNull(rows);
        (_rows, _filter, _table) = (rows, filter, rows.Table);
        rows.Observer = filter.Add;
    }

    /// <summary>All rows of the block.</summary>
    public Table All => _rows.Table;

    /// <summary>Which of these are in the part.</summary>
    public int[] Places { get; private set; } = [];

    /// <inheritdoc/>
    public override bool IsLarge => _rows.IsLarge;

    /// <inheritdoc/>
    public override Table Table => _table;

    /// <inheritdoc/>
    public override int Count => _table.RowCount;

    /// <inheritdoc/>
    public override bool Take() => _rows.Take();

    /// <inheritdoc/>
    public override void Read()
    {
        _rows.Read();
        Places = _filter.Take(_rows.Table, isIn: true);
        _table = _rows.Table.Take(Places);
        (Fault, UnknownTarget, LenientCount, LeftOutCount) = (_rows.Fault, _rows.UnknownTarget, _rows.LenientCount, _rows.LeftOutCount);
    }

    /// <inheritdoc/>
    public override void HandOn() => _rows.HandOn();
}
