using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Tells which rows of the blocks of a reader are in a part, and which are not.</summary>
/// <param name="fold">The part.</param>
/// <param name="input">The input, with the columns of the keys as other columns.</param>
internal sealed class FoldFilter(FoldRows fold, TableInput input)
{
    private readonly List<ulong> _keys = []; // of each row of the block

    /// <summary>Sees a record that becomes a row.</summary>
    public void Add(CsvRecord record) => _keys.Add(RowDealing.KeyOf(record, input.OtherIndexes, input.Format));

    /// <summary>The rows of a block that are in the part, or else those that are not, and forgets them.</summary>
    /// <param name="block">The block.</param>
    /// <param name="isIn">Whether those are wanted that are in the part.</param>
    public int[] Take(Table block, bool isIn)
    {
        ArgumentNullException.ThrowIfNull(block);
        var rows = Array.FindAll(Sequences.Range(block.RowCount), row => fold.Contains(_keys[row], block.Lines[row]) == isIn);
        _keys.Clear();
        return rows;
    }
}
