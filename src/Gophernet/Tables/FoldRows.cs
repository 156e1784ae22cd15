namespace Gophernet.Tables;

/// <summary>The rows of a table that does not fit the memory which are in one of the parts that they are dealt to.</summary>
/// <param name="Dealing">How rows are dealt.</param>
/// <param name="Repeat">The repeat, counted from 0.</param>
/// <param name="Fold">The part of that repeat, counted from 0.</param>
internal sealed record FoldRows(RowDealing Dealing, int Repeat, int Fold)
{
    /// <summary>Whether a row is in the part.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="line">Its line.</param>
    public bool Contains(ulong key, long line) => Dealing.FoldOf(key, line, Repeat) == Fold;
}
