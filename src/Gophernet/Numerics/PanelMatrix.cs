using System.Diagnostics;
using System.Runtime.Intrinsics.X86;

namespace Gophernet.Numerics;

/// <summary>
/// A matrix of 32-bit floats, [rows, columns], in panels of 16 columns: a panel holds the 16 values of the first row, then those of the
/// second, and so on. Every loop over it runs in whole vectors, and a product reads it from front to back. The last panel is padded to 16
/// columns; what stands there reaches no other column. A batch is such a matrix, [neurons, rows of the table].
/// </summary>
[DebuggerDisplay("PanelMatrix {ShapeText}")]
internal sealed class PanelMatrix
{
    /// <summary>The columns of a panel: two vectors of eight.</summary>
    public const int PanelColumns = 16;

    private const int CacheLine = 64 / sizeof(float);
    private const int PrefetchDistance = 8; // rows

    // Longer than the values by a cache line, so that rows can begin where lines do: vectors of 512 bits that cross lines take twice as long.
    private float[] _storage = [];
    private int _start;

    /// <summary>Creates a matrix of zeros, [<paramref name="rows"/>, <paramref name="columns"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the matrix would not fit into one array.</exception>
    public PanelMatrix(int rows, int columns) => Resize(rows, columns);

    /// <summary>The number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>The number of columns, without padding.</summary>
    public int Columns { get; private set; }

    /// <summary>The number of panels.</summary>
    public int PanelCount => (Columns + PanelColumns - 1) / PanelColumns;

    /// <summary>One value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public ref float this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return ref _storage[_start + (column / PanelColumns * Rows + row) * PanelColumns + column % PanelColumns];
        }
    }

    /// <summary>All values, panel by panel, padding included.</summary>
    public Span<float> Values => Panels(0, PanelCount);

    /// <summary>The values of neighbouring panels, padding included.</summary>
    public Span<float> Panels(int first, int count) => _storage.AsSpan(_start + first * Rows * PanelColumns, count * Rows * PanelColumns);

    /// <summary>Gives the matrix another shape. The values are undefined afterwards. Memory is taken only when there was less before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the matrix would not fit into one array.</exception>
    public void Resize(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var length = ((long)columns + PanelColumns - 1) / PanelColumns * PanelColumns * rows;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength - CacheLine, nameof(rows));
        if (length + CacheLine > _storage.Length)
        {
            _storage = new float[length + CacheLine];
            _start = StartOfLine(_storage);
        }

        Rows = rows;
        Columns = columns;
    }

    /// <summary>Takes shape and values of a matrix, [rows, columns]; the padding becomes 0.</summary>
    public void CopyFrom(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Resize(matrix.Rows, matrix.Columns);
        for (var row = 0; row < Rows; row++)
        {
            ScatterRow(matrix.Row(row), row);
        }
    }

    /// <summary>Takes chosen rows of a matrix, in the order of <paramref name="rows"/>; a multiple of 16 rows, those beyond the chosen ones 0.</summary>
    public void CopyRows(Matrix matrix, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Resize((rows.Length + PanelColumns - 1) / PanelColumns * PanelColumns, matrix.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            Prefetch(matrix, rows, i + PrefetchDistance);
            ScatterRow(matrix.Row(rows[i]), i);
        }

        for (var panel = 0; panel < PanelCount; panel++)
        {
            Panels(panel, 1)[(rows.Length * PanelColumns)..].Clear();
        }
    }

    /// <summary>The shape as messages show it: <c>[3, 4]</c>.</summary>
    internal string ShapeText => $"[{Rows}, {Columns}]";

    /// <summary>Throws unless the matrix has this shape; the message names both.</summary>
    internal void RequireShape(int rows, int columns)
    {
        if (Rows != rows || Columns != columns)
        {
            throw new ArgumentException($"A matrix of {ShapeText} stands where one of [{rows}, {columns}] is needed.");
        }
    }

    /// <summary>The first number at which a cache line begins. An array that the collector moves may lose that, and nothing else.</summary>
    private static unsafe int StartOfLine(float[] storage)
    {
        fixed (float* first = storage)
        {
            return (int)(-((nint)first / sizeof(float)) & (CacheLine - 1));
        }
    }

    /// <summary>Chosen rows lie anywhere: the processor cannot guess the next.</summary>
    private static unsafe void Prefetch(Matrix matrix, ReadOnlySpan<int> rows, int index)
    {
        if (!Sse.IsSupported || index >= rows.Length)
        {
            return;
        }

        fixed (float* row = matrix.Row(rows[index]))
        {
            for (var i = 0; i < matrix.Columns; i += CacheLine)
            {
                Sse.Prefetch0(row + i);
            }
        }
    }

    /// <summary>Writes a row: 16 numbers in each panel, zeros after the last.</summary>
    private void ScatterRow(ReadOnlySpan<float> values, int row)
    {
        var storage = _storage.AsSpan();
        var position = _start + row * PanelColumns;
        var start = 0;
        for (; start <= values.Length - PanelColumns; start += PanelColumns, position += Rows * PanelColumns)
        {
            VectorLoop.Store(VectorLoop.Load(values, start), storage, position);
            VectorLoop.Store(VectorLoop.Load(values, start + VectorLoop.Width), storage, position + VectorLoop.Width);
        }

        if (start < values.Length)
        {
            var last = storage.Slice(position, PanelColumns);
            values[start..].CopyTo(last);
            last[(values.Length - start)..].Clear();
        }
    }
}
