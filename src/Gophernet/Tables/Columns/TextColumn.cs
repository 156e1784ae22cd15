using System.Runtime.CompilerServices;

namespace Gophernet.Tables.Columns;

/// <summary>
/// A column of texts as UTF-8, one after the other in pieces. Where numbers are asked for, there are none: NaN. Its memory is used again after
/// <see cref="Clear"/>.
/// </summary>
internal sealed class TextColumn : Column
{
    private const int PieceSize = 64 * 1024;
    private const int MissingLength = -1;

    private readonly List<byte[]> _pieces = [];
    private readonly GrowingList<Cell> _cells = new();
    private int _piece = -1; // the one that is filled
    private int _used; // of it

    public override int Count => _cells.Count;

    public bool IsMissing(int row) => _cells[row].Length == MissingLength;

    /// <summary>How many are missing.</summary>
    public int MissingCount
    {
        get
        {
            var count = 0;
            for (var row = 0; row < Count; row++)
            {
                count += IsMissing(row) ? 1 : 0;
            }

            return count;
        }
    }

    /// <summary>The bytes that it takes, about.</summary>
    public long Size
    {
        get
        {
            var size = (long)Unsafe.SizeOf<Cell>() * Count;
            foreach (var piece in _pieces)
            {
                size += piece.Length;
            }

            return size;
        }
    }

    /// <summary>The text of a row; empty where it is missing.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var cell = _cells[row];
            return cell.Length <= 0 ? default : _pieces[cell.Piece].AsSpan(cell.Start, cell.Length);
        }
    }

    /// <summary>Adds a missing text.</summary>
    public void AppendMissing() => _cells.Add(new Cell(Math.Max(_piece, 0), 0, MissingLength));

    /// <summary>Adds a text.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        if (_piece < 0 || _pieces[_piece].Length - _used < text.Length)
        {
            TakePiece(text.Length);
        }

        text.CopyTo(_pieces[_piece].AsSpan(_used));
        _cells.Add(new Cell(_piece, _used, text.Length));
        _used += text.Length;
    }

    /// <summary>Adds the first rows of another column.</summary>
    public void Append(TextColumn other, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            AppendFrom(other, row);
        }
    }

    /// <summary>Numbers say nothing of a text: as many missing ones.</summary>
    public override void Append(ReadOnlySpan<double> values)
    {
        for (var row = 0; row < values.Length; row++)
        {
            AppendMissing();
        }
    }

    public override void CopyTo(int start, Span<double> destination) => destination.Fill(double.NaN);

    public override Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new TextColumn();
        foreach (var row in rows)
        {
            taken.AppendFrom(this, row);
        }

        return taken;
    }

    public override void Release(int rows)
    {
        var kept = rows < Count ? _cells[rows].Piece : _pieces.Count;
        for (var piece = 0; piece < kept; piece++)
        {
            _pieces[piece] = [];
        }
    }

    /// <summary>Forgets the rows and keeps the memory.</summary>
    public void Clear()
    {
        _cells.Clear();
        (_piece, _used) = (-1, 0);
    }

    private void AppendFrom(TextColumn other, int row)
    {
        if (other.IsMissing(row))
        {
            AppendMissing();
        }
        else
        {
            Append(other[row]);
        }
    }

    /// <summary>Begins the next piece that is long enough: one that is there already, or a new one.</summary>
    private void TakePiece(int length)
    {
        (_piece, _used) = (_piece + 1, 0);
        if (_piece == _pieces.Count)
        {
            _pieces.Add(new byte[Math.Max(PieceSize, length)]);
        }
        else if (_pieces[_piece].Length < length)
        {
            _pieces[_piece] = new byte[length];
        }
    }

    /// <summary>Where a text lies.</summary>
    private readonly record struct Cell(int Piece, int Start, int Length);
}
