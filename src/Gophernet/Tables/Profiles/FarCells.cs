namespace Gophernet.Tables.Profiles;

/// <summary>How many cells of a column are far from training in one way, and the first line with one.</summary>
internal struct FarCells
{
    /// <summary>The cells.</summary>
    public long Count { get; private set; }

    /// <summary>The 1-based line of the first of them.</summary>
    public long Line { get; private set; }

    /// <summary>Adds cells that come after those so far.</summary>
    /// <param name="count">How many.</param>
    /// <param name="line">The line of the first of them.</param>
    public void Add(long count, long line)
    {
        Line = Count == 0 ? line : Line;
        Count += count;
    }

    /// <summary>Adds cells that come after those so far.</summary>
    public void Add(FarCells other) => Add(other.Count, other.Line);
}
