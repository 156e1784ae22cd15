namespace Gophernet.Fuzz;

/// <summary>How an input comes, and with which buffer it is read: two bytes choose.</summary>
internal readonly struct Delivery
{
    private const int Enough = 1 << 12;

    private readonly int _pieceSize;

    /// <summary>Chooses.</summary>
    /// <param name="buffer">The size of the buffer, less 1, in six bits; a bit for blocks.</param>
    /// <param name="pieces">The size of the pieces, less 1, in six bits; a bit for one byte between them.</param>
    public Delivery(byte buffer, byte pieces) =>
        (BufferSize, InBlocks, _pieceSize, Alternates) = (1 + (buffer & 63), (buffer & 0x40) != 0, 1 + (pieces & 63), (pieces & 0x40) != 0);

    private Delivery(int size) => (BufferSize, _pieceSize) = (size, size);

    /// <summary>All at once.</summary>
    public static Delivery Whole { get; } = new(Enough);

    public int BufferSize { get; }

    /// <summary>Whether it is read in blocks.</summary>
    public bool InBlocks { get; }

    /// <summary>Whether a single byte comes between two pieces.</summary>
    public bool Alternates { get; }

    /// <summary>What it is called where it makes a difference.</summary>
    public string Name => InBlocks ? "blocks" : "pieces";

    /// <summary>The input, at its start.</summary>
    public PieceStream Open(byte[] bytes) => new(bytes, _pieceSize, Alternates);
}
