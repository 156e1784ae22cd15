using System.Collections.Immutable;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables;

/// <summary>A table to learn from, the schema that was found in it, and what a user should know of it.</summary>
/// <param name="Schema">Features and target.</param>
/// <param name="Table">The rows that have a target.</param>
/// <param name="LeftOutCount">The rows that have none.</param>
/// <param name="Dropped">The columns that were dropped, each with the reason.</param>
/// <param name="Notes">What was noticed, and what to do about it.</param>
internal sealed record TrainingTable(
    Schema Schema, Table Table, int LeftOutCount, ImmutableArray<(string Column, string Reason)> Dropped, ImmutableArray<TableNote> Notes)
{
    /// <summary>What each row counts; empty where all count the same.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>What makes rows depend on each other, for those that are held back; null where they are independent.</summary>
    public RowDependence? Dependence { get; init; }

    /// <summary>The rows that have the same inputs as others, where they were looked for and found; null for none.</summary>
    public RepeatedRows? Repeats { get; init; }

    /// <summary>A hash of each row's inputs, where they were asked for before the rows that have the same are looked for; null for not yet.</summary>
    public ulong[]? Hashes { get; init; }

    /// <summary>The group of each row of a sample, before groups were joined; null where there are none, and for whole tables.</summary>
    public ulong[]? Groups { get; init; }

    /// <summary>What the table was, for the record of a model; null where nobody asked.</summary>
    public TableProfile? Profile { get; init; }

    /// <summary>The table that the rows are a sample of, as it does not fit the memory; null where they are all.</summary>
    public LargeTable? Large { get; init; }

    /// <summary>The rows to learn from; about, where <see cref="Table"/> has a sample of them.</summary>
    public int RowCount => Large?.RowCount ?? Table.RowCount;

    /// <summary>How the schema's numbers become inputs.</summary>
    public NumberScaling Scaling { get; init; }

    /// <summary>Some of the rows, in that order.</summary>
    public TrainingTable Take(int[] rows) => this with
    {
        Table = Table.Take(rows),
        Weights = Weights.Length == 0 ? [] : Array.ConvertAll(rows, row => Weights[row]),
        Dependence = Dependence?.Take(rows),
        Repeats = null,
        Hashes = null,
    };

    /// <summary>The same table with the rows of a spool in its profile, where there are both.</summary>
    public TrainingTable WithCountsOf(Spool? spool) => spool is null || Profile is null ? this
        : this with { Profile = Profile with { RowCount = spool.RowCount, LeftOutCount = spool.LeftOutCount } };

    /// <summary>The same table with its <see cref="Hashes"/>.</summary>
    /// <param name="threads">The most threads to use.</param>
    public TrainingTable WithHashes(int threads) => Hashes is not null ? this : this with { Hashes = RowHashes.Of(Schema, Table, threads) };

    /// <summary>
    /// The same table with its repeated rows found. Groups that have rows of the same inputs become one, unless most rows would then be of one group.
    /// </summary>
    /// <param name="threads">The most threads to use.</param>
    /// <param name="foldCount">The folds that rows are divided into.</param>
    /// <returns>The table, and what the user should know of it; null for nothing.</returns>
    public (TrainingTable Table, TableNote? Note) FindRepeats(int threads, int foldCount)
    {
        var repeats = RepeatedRows.Of(WithHashes(threads).Hashes!);
        if (repeats is null)
        {
            return (WithoutHashes(), null);
        }

        var joined = (Dependence as GroupedRows)?.Join(repeats);
        return (WithoutHashes() with { Dependence = joined ?? Dependence, Repeats = Dependence is GroupedRows ? null : repeats },
            new TableNote(repeats.Describe(Dependence, joined is not null, foldCount)));
    }

    /// <summary>Those of a sample tell which rows of the whole table are like one of its.</summary>
    private TrainingTable WithoutHashes() => Large is null ? this with { Hashes = null } : this;
}
