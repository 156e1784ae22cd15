using System.Diagnostics;

namespace Gophernet.Numerics;

/// <summary>
/// A dense matrix of 32-bit floats, [rows, columns], stored row by row without gaps. It owns its memory, or is a view of a part of
/// an array that someone else owns (the layers of a network are views of one block of parameters).
/// </summary>
[DebuggerDisplay("Matrix {ShapeText}")]
internal sealed class Matrix
{
    private readonly int _offset;
    private readonly bool _isView;
    private float[] _storage;

    /// <summary>Creates a matrix of zeros, [<paramref name="rows"/>, <paramref name="columns"/>].</summary>
    /// <exception cref="ArgumentOutOfRangeException">A size is negative, or the matrix would not fit into one array.</exception>
    public Matrix(int rows, int columns)
    {
        _storage = new float[CheckedLength(rows, columns)];
        Rows = rows;
        Columns = columns;
    }

    /// <summary>Creates a matrix from its values, row by row.</summary>
    /// <exception cref="ArgumentException">The number of values is not <paramref name="rows"/> × <paramref name="columns"/>.</exception>
    public Matrix(int rows, int columns, ReadOnlySpan<float> values)
        : this(rows, columns)
    {
        if (values.Length != _storage.Length)
        {
            throw new ArgumentException($"{values.Length} values cannot fill a matrix of {ShapeText}.", nameof(values));
        }

        values.CopyTo(_storage);
    }

    /// <summary>Creates a view of a part of <paramref name="storage"/>: what is written to one is seen in the other.</summary>
    /// <exception cref="ArgumentException">The part does not lie within the array.</exception>
    public Matrix(float[] storage, int offset, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var length = CheckedLength(rows, columns);
        if (offset < 0 || offset > storage.Length - length)
        {
            throw new ArgumentException($"A view of [{rows}, {columns}] at {offset} does not lie within {storage.Length} values.", nameof(offset));
        }

        _storage = storage;
        _offset = offset;
        _isView = true;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; private set; }

    /// <summary>The number of columns.</summary>
    public int Columns { get; private set; }

    /// <summary>All values, row by row.</summary>
    public Span<float> Values => _storage.AsSpan(_offset, Rows * Columns);

    /// <summary>The same, to be kept.</summary>
    public ReadOnlyMemory<float> Memory => _storage.AsMemory(_offset, Rows * Columns);

    /// <summary>Some neighbouring rows: a view, until the matrix is resized.</summary>
    /// <param name="first">The first.</param>
    /// <param name="count">How many.</param>
    /// <exception cref="ArgumentException">There are no such rows.</exception>
    public Matrix Part(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)first, (uint)Rows, nameof(first));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)count, (uint)(Rows - first), nameof(count));
        return new Matrix(_storage, _offset + first * Columns, count, Columns);
    }

    /// <summary>The values of one row, [columns].</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public Span<float> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(row));
        return _storage.AsSpan(_offset + row * Columns, Columns);
    }

    /// <summary>One value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row or column.</exception>
    public ref float this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Columns, nameof(column));
            return ref Row(row)[column];
        }
    }

    /// <summary>Gives the matrix another shape. The values are undefined afterwards. Memory is taken only when there was less before.</summary>
    /// <exception cref="InvalidOperationException">The matrix is a view: its memory is someone else's.</exception>
    public void Resize(int rows, int columns)
    {
        var length = CheckedLength(rows, columns);
        if (_isView)
        {
            throw new InvalidOperationException($"A view of {ShapeText} cannot become [{rows}, {columns}].");
        }

        if (length > _storage.Length)
        {
            _storage = new float[length];
        }

        Rows = rows;
        Columns = columns;
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

    private static int CheckedLength(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        var length = (long)rows * columns;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Array.MaxLength, nameof(rows));
        return (int)length;
    }
}
