namespace Gophernet.Tables.Columns;

/// <summary>
/// A column of numbers in pieces of fixed size: it grows without copying, and a piece that is full takes the smallest form that gives back every
/// number to the bit (<see cref="NumberPiece.Of"/>), which for most tables is half of its doubles or less.
/// </summary>
internal sealed class NumberColumn : Column
{
    /// <summary>The rows of a piece. A piece of integers is a large object, which the garbage collector does not move about.</summary>
    public const int PieceSize = 32_768;

    private const int FirstSize = 256; // a table may have a million columns

    private readonly List<NumberPiece?> _pieces = []; // null where released
    private double[] _open = []; // the piece that is not full, and is not sealed
    private int _count;

    public override int Count => _count;

    public double this[int row]
    {
        get
        {
            var (piece, offset) = ((int)((uint)row / PieceSize), (int)((uint)row % PieceSize)); // unsigned, a shift and a mask
            return piece < _pieces.Count ? _pieces[piece]![offset] : _open[offset];
        }
    }

    public override void Append(ReadOnlySpan<double> values)
    {
        while (!values.IsEmpty)
        {
            var offset = _count % PieceSize;
            var count = Math.Min(values.Length, PieceSize - offset);
            if (offset + count > _open.Length)
            {
                Array.Resize(ref _open, Math.Min(PieceSize, Math.Max(FirstSize, Math.Max(2 * _open.Length, offset + count))));
            }

            values[..count].CopyTo(_open.AsSpan(offset));
            values = values[count..];
            _count += count;
            if (_count % PieceSize == 0)
            {
                _pieces.Add(NumberPiece.Of(_open));
            }
        }
    }

    public override void Seal()
    {
        if (_count % PieceSize is > 0 and var count && _open.Length > 0)
        {
            _pieces.Add(NumberPiece.Of(_open.AsSpan(0, count)));
        }

        _open = [];
    }

    public override void CopyTo(int start, Span<double> destination)
    {
        while (!destination.IsEmpty)
        {
            var (piece, offset) = (start / PieceSize, start % PieceSize);
            var part = destination[..Math.Min(destination.Length, PieceSize - offset)];
            if (piece < _pieces.Count)
            {
                _pieces[piece]!.CopyTo(offset, part);
            }
            else
            {
                _open.AsSpan(offset, part.Length).CopyTo(part);
            }

            start += part.Length;
            destination = destination[part.Length..];
        }
    }

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new NumberColumn();
        Span<double> values = stackalloc double[FirstSize];
        while (!rows.IsEmpty)
        {
            var count = Math.Min(rows.Length, FirstSize);
            for (var i = 0; i < count; i++)
            {
                values[i] = this[rows[i]];
            }

            taken.Append(values[..count]);
            rows = rows[count..];
        }

        return taken;
    }

    public override void Release(int rows)
    {
        for (var piece = 0; piece < Math.Min(rows / PieceSize, _pieces.Count); piece++)
        {
            _pieces[piece] = null;
        }
    }
}
