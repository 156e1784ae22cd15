using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>What is known of a column before its cells are looked at.</summary>
/// <param name="IsCategorical">Whether the user says that its cells are names.</param>
/// <param name="IsNumeric">Whether the user says that they are numbers.</param>
/// <param name="MayCountRows">Whether a column that counts the rows is taken for an identifier, and not for time.</param>
internal readonly record struct ColumnHints(bool IsCategorical, bool IsNumeric, bool MayCountRows)
{
    /// <summary>Whether the user says that its cells are texts.</summary>
    public bool IsText { get; init; }

    /// <summary>The most buckets for n-grams of texts, a power of 2.</summary>
    public int MaxBuckets { get; init; } = TableOptions.DefaultTextBuckets;

    /// <summary>How the user says that the dates of the column are written; null to find out.</summary>
    public CellForm? DateForm { get; init; }

    /// <summary>Tells numbers from names by the target; null where that is not to be asked.</summary>
    public NeighbourTest? Neighbours { get; init; }

    /// <summary>The order of day, month and year, where a column of dates does not tell it; null for none that the user said.</summary>
    public CellForm? DateOrder { get; init; }
}
