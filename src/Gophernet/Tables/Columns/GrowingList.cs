namespace Gophernet.Tables.Columns;

/// <summary>A list in pieces of fixed size: it grows without copying, so that reading a large table needs no more than its own memory.</summary>
internal sealed class GrowingList<T>
{
    private const int PieceSize = 16_384; // a piece of doubles is a large object, which the garbage collector does not move about

    private readonly List<T[]> _pieces = []; // empty where released

    public int Count { get; private set; }

    public T this[int index]
    {
        get => _pieces[(int)((uint)index / PieceSize)][(uint)index % PieceSize]; // unsigned, a shift and a mask
        set => _pieces[(int)((uint)index / PieceSize)][(uint)index % PieceSize] = value;
    }

    /// <summary>Copies all of it.</summary>
    public void CopyTo(Span<T> destination)
    {
        for (var start = 0; start < Count; start += PieceSize)
        {
            var count = Math.Min(PieceSize, Count - start);
            _pieces[start / PieceSize].AsSpan(0, count).CopyTo(destination[start..]);
        }
    }

    /// <summary>Copies as many as fit, from one on.</summary>
    public void CopyTo(int start, Span<T> destination)
    {
        while (!destination.IsEmpty)
        {
            var piece = _pieces[start / PieceSize].AsSpan(start % PieceSize);
            var count = Math.Min(piece.Length, destination.Length);
            piece[..count].CopyTo(destination);
            destination = destination[count..];
            start += count;
        }
    }

    /// <summary>Copies those at ascending places.</summary>
    public void CopyTo(ReadOnlySpan<int> indexes, Span<T> destination)
    {
        if (indexes.Length > 0 && indexes[^1] - indexes[0] == indexes.Length - 1)
        {
            CopyTo(indexes[0], destination);
            return;
        }

        for (var i = 0; i < indexes.Length; i++)
        {
            destination[i] = this[indexes[i]];
        }
    }

    /// <summary>Forgets all items and keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <summary>Lets the memory of the first items go, piece by piece; they must not be read again.</summary>
    public void Release(int count)
    {
        for (var piece = 0; piece < count / PieceSize; piece++)
        {
            _pieces[piece] = [];
        }
    }

    public void AddRange(ReadOnlySpan<T> values)
    {
        while (!values.IsEmpty)
        {
            Add(values[0]);
            var (piece, offset) = (_pieces[(Count - 1) / PieceSize], Count % PieceSize);
            var count = offset == 0 ? 0 : Math.Min(values.Length - 1, piece.Length - offset);
            values.Slice(1, count).CopyTo(piece.AsSpan(offset));
            values = values[(1 + count)..];
            Count += count;
        }
    }

    public void Add(T value)
    {
        var offset = Count % PieceSize;
        if (offset == 0 && Count / PieceSize == _pieces.Count)
        {
            _pieces.Add(new T[Count == 0 ? 256 : PieceSize]);
        }

        var index = Count / PieceSize;
        var piece = _pieces[index];
        if (offset == piece.Length)
        {
            Array.Resize(ref piece, PieceSize);
            _pieces[index] = piece;
        }

        piece[offset] = value;
        Count++;
    }
}
