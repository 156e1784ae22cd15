namespace Gophernet.Numerics;

/// <summary>Rows of few numbers among many zeros: of each row the columns, ascending, and their values. Owns its memory and uses it again.</summary>
internal sealed class SparseRows
{
    private int[] _ends = []; // of each row
    private int[] _columns = [];
    private float[] _values = [];
    private int _count;

    /// <summary>The number of rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>One row.</summary>
    public SparseRow this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)RowCount, nameof(row));
            var start = row == 0 ? 0 : _ends[row - 1];
            return new SparseRow(_columns.AsSpan(start, _ends[row] - start), _values.AsSpan(start, _ends[row] - start));
        }
    }

    /// <summary>All rows' columns, one row after the other.</summary>
    public ReadOnlySpan<int> Columns => _columns.AsSpan(0, _count);

    /// <summary>All rows' values, one row after the other.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, _count);

    /// <summary>Where each row ends among these.</summary>
    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, RowCount);

    /// <summary>Forgets all rows.</summary>
    public void Clear() => (RowCount, _count) = (0, 0);

    /// <summary>Adds a row.</summary>
    public void Add(SparseRow row)
    {
        row.Columns.CopyTo(Room(ref _columns, row.Columns.Length));
        row.Values.CopyTo(Room(ref _values, row.Columns.Length));
        _count += row.Columns.Length;
        EndRow();
    }

    /// <summary>Adds a number to the row that is not ended.</summary>
    public void Add(int column, float value)
    {
        Room(ref _columns, 1)[0] = column;
        Room(ref _values, 1)[0] = value;
        _count++;
    }

    /// <summary>The values of the row that is not ended.</summary>
    public Span<float> OpenValues
    {
        get
        {
            var start = RowCount == 0 ? 0 : _ends[RowCount - 1];
            return _values.AsSpan(start, _count - start);
        }
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        if (RowCount == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(64, 2 * RowCount));
        }

        _ends[RowCount++] = _count;
    }

    private Span<T> Room<T>(ref T[] values, int count)
    {
        if (values.Length < _count + count)
        {
            Array.Resize(ref values, Math.Max(Math.Max(256, 2 * values.Length), _count + count));
        }

        return values.AsSpan(_count, count);
    }
}
