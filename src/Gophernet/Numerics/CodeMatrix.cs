namespace Gophernet.Numerics;

/// <summary>
/// Categories of a batch as codes, [columns, rows]: one column's codes over the rows lie side by side, padded to whole panels. Owns its memory and uses it
/// again.
/// </summary>
internal sealed class CodeMatrix
{
    /// <summary>The code of a row that has no category, and of the padding.</summary>
    public const int None = -1;

    private int[] _storage = [];
    private int _stride;

    /// <summary>The number of columns.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of rows, without the padding.</summary>
    public int Rows { get; private set; }

    /// <summary>The codes of one column, [rows and their padding].</summary>
    public Span<int> Column(int index) => _storage.AsSpan(index * _stride, _stride);

    /// <summary>Becomes a matrix of another size, whose rows have undefined codes and whose padding has none.</summary>
    public void Resize(int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        _stride = (rows + PanelMatrix.PanelColumns - 1) / PanelMatrix.PanelColumns * PanelMatrix.PanelColumns;
        if (_storage.Length < columns * _stride)
        {
            _storage = new int[columns * _stride];
        }

        for (var column = 0; column < columns; column++)
        {
            Column(column)[rows..].Fill(None);
        }
    }
}
