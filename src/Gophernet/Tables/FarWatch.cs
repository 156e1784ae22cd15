namespace Gophernet.Tables;

/// <summary>Looks for what is far from training in rows that are read for a model.</summary>
/// <param name="schema">The schema of the model.</param>
/// <param name="profile">What it learned from; null where that is not known.</param>
/// <param name="hasBins">Whether it is counted how values are spread.</param>
/// <param name="isStrict">Whether such a cell is an error.</param>
internal sealed class FarWatch(Schema schema, TableProfile? profile, bool hasBins, bool isStrict)
{
    /// <summary>Whether a cell that is far from training is an error.</summary>
    public bool IsStrict => isStrict;

    /// <summary>What was found in all rows that were handed on.</summary>
    public TableTally Total { get; } = new(schema, profile, hasBins);

    /// <summary>A tally for the blocks of one reader.</summary>
    public TableTally CreateTally() => new(schema, profile, hasBins);
}
