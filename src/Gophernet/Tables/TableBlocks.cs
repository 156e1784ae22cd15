namespace Gophernet.Tables;

/// <summary>Blocks of a table that is in memory.</summary>
/// <param name="table">The table.</param>
/// <param name="nextBlock">Gives the number of the next block, counted from 0; shared by all that take blocks of the table.</param>
internal sealed class TableBlocks(Table table, Func<int> nextBlock) : RowBlocks
{
    private const int MaxRows = 4096;

    private int _first;

    public override bool IsLarge => true;

    public override Table Table => table;

    public override int First => _first;

    public override int Count => Math.Min(MaxRows, table.RowCount - _first);

    public override bool Take() => (_first = nextBlock() * MaxRows) < table.RowCount;

    public override void Read()
    {
    }
}
