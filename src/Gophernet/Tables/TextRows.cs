using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables;

/// <summary>The texts of some rows as a network takes them, a column each, and the memory to make them. Owns its memory and uses it again.</summary>
internal sealed class TextRows
{
    private SparseRows[] _columns = [];

    /// <summary>The n-grams of each column of texts, [rows].</summary>
    public SparseRows[] Columns => _columns;

    /// <summary>Takes a text apart.</summary>
    public TextGrams Grams { get; } = new();

    /// <summary>Becomes columns without rows.</summary>
    public void Reset(int columns)
    {
        if (_columns.Length != columns)
        {
            _columns = [.. Sequences.Range(columns).Select(_ => new SparseRows())];
        }

        foreach (var column in _columns)
        {
            column.Clear();
        }
    }
}
