using System.Collections.Immutable;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Inference;

/// <summary>The units of a column.</summary>
/// <param name="Units">What may stand beside its numbers.</param>
/// <param name="Before">What is written before them.</param>
/// <param name="After">What is written after them.</param>
/// <param name="Converted">The units that were found beside that of the column, and are converted to it.</param>
/// <param name="IsCurrency">Whether they are money, which mostly has no thousandths.</param>
/// <param name="IsKnown">Whether the unit is one that is known everywhere.</param>
internal sealed record FoundUnits(
    ImmutableArray<NumberUnit> Units, string Before, string After, ImmutableArray<string> Converted, bool IsCurrency, bool IsKnown = true)
{
    /// <summary>The decimals that amounts of the currency have; null where they are not known.</summary>
    public int? Decimals { get; init; }

    /// <summary>What is said of them instead of what they are converted to.</summary>
    public string? Note { get; init; }

    /// <summary>Whether some numbers are in thousands or millions: k, M.</summary>
    public bool HasMultiples { get; init; }
}
