using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>How the numbers of a column are written.</summary>
/// <param name="Form">The form; null for plain numbers that could be taken for another.</param>
/// <param name="Words">The cells that are no numbers in it, in the order in which they first stood.</param>
/// <param name="Notes">What was assumed, the most doubtful first.</param>
internal sealed record FoundForm(NumberForm? Form, List<RawToken> Words, TableNote[] Notes)
{
    /// <summary>Those cells, counted.</summary>
    public OtherCells Others { get; init; }

    /// <summary>The rows of those cells.</summary>
    public int WordRows => Others.Rows;
}
