namespace Gophernet.Tables;

/// <summary>
/// Rows block by block: of an input, or of a table in memory. One thread uses it; several may take blocks of the same rows, each with its own.
/// </summary>
internal abstract class RowBlocks
{
    /// <summary>Whether the block that was taken is so large that more of its kind may come at once.</summary>
    public abstract bool IsLarge { get; }

    /// <summary>The table that the rows of the block are in.</summary>
    public abstract Table Table { get; }

    /// <summary>The first row of the block.</summary>
    public virtual int First => 0;

    /// <summary>The number of rows of the block.</summary>
    public abstract int Count { get; }

    /// <summary>What is wrong with the row after those of the block, or null: to be thrown when they are dealt with.</summary>
    public GophernetException? Fault { get; protected set; }

    /// <summary>Whether rows with a fault are kept.</summary>
    public virtual bool KeepsFaults => false;

    /// <summary>The rows of the block that have a fault and are kept all the same, as the block counts them; their cells with faults are missing.</summary>
    public List<(int Row, GophernetException Fault)> FaultyRows { get; } = [];

    /// <summary>The cells of the block that were taken for missing ones because of their fault.</summary>
    public int LenientCount { get; protected set; }

    /// <summary>The rows of the block that were left out because they have no target.</summary>
    public int LeftOutCount { get; protected set; }

    /// <summary>What is wrong with the first target of the block that the model could not have predicted, or null.</summary>
    public GophernetException? UnknownTarget { get; protected set; }

    /// <summary>Takes the next block, without looking at its rows. Only one thread at a time takes blocks of the same rows.</summary>
    /// <returns>False where there are no more rows.</returns>
    public abstract bool Take();

    /// <summary>Reads the rows of the block that was taken, up to the first fault.</summary>
    public abstract void Read();

    /// <summary>Adds what was counted in the block to that of all blocks before. One thread at a time does, in the order of the blocks.</summary>
    public virtual void HandOn()
    {
    }
}
