namespace Gophernet.Json;

/// <summary>
/// Numbers in the order in which they come, in pieces: none is ever copied, so that memory follows what was read. They say where values begin.
/// </summary>
internal sealed class JsonTape
{
    private const int PieceBits = 12;
    private const int PieceLength = 1 << PieceBits;

    private readonly List<int[]> _pieces = [];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public int this[int index]
    {
        get => _pieces[index >> PieceBits][index & (PieceLength - 1)];
        set => _pieces[index >> PieceBits][index & (PieceLength - 1)] = value;
    }

    /// <summary>Adds a number.</summary>
    /// <returns>Its index.</returns>
    public int Add(int number)
    {
        if (Count == _pieces.Count << PieceBits)
        {
            _pieces.Add(new int[PieceLength]);
        }

        this[Count] = number;
        return Count++;
    }
}
