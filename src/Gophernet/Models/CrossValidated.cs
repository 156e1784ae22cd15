using System.Collections.Immutable;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>What a cross-validation came to: all that is said of it, and no row of the table but its targets.</summary>
/// <param name="table">The lines and targets of the rows.</param>
/// <param name="schema">The columns of all rows.</param>
/// <param name="parts">What came of every part, in order: those of the first repeat, then those of the next.</param>
internal sealed class CrossValidated(Table table, Schema schema, JudgedFold[] parts)
{
    /// <summary>The lines and targets of the rows.</summary>
    public Table Table => table;

    /// <summary>The columns of all rows.</summary>
    public Schema Schema => schema;

    /// <summary>The rows with a target, where these are not kept too.</summary>
    public int RowCount { get; init; } = table.RowCount;

    /// <summary>What came of every part.</summary>
    public JudgedFold[] Parts => parts;

    /// <summary>The parts that rows were divided into.</summary>
    public required int Folds { get; init; }

    /// <summary>How often.</summary>
    public required int Repeats { get; init; }

    /// <summary>What training started from.</summary>
    public required string Preset { get; init; }

    /// <summary>The seed that was given.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Of two classes, the one that <c>pr_auc</c> is of in every part; null for others.</summary>
    public required int? Positive { get; init; }

    /// <summary>The quantile that is predicted; null for others.</summary>
    public required float? Quantile { get; init; }

    /// <summary>The column of the groups that rows were divided by; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The column of the times that they were divided by; null for none.</summary>
    public string? Time { get; init; }

    /// <summary>The rows that have no target.</summary>
    public int LeftOutCount { get; init; }

    /// <summary>The columns that nothing was learned from, each with the reason.</summary>
    public ImmutableArray<(string Column, string Reason)> Dropped { get; init; } = [];

    /// <summary>The rows that judge a model for each that it learns from, in the mean over the parts.</summary>
    public double JudgedPerLearnt => Parts.Average(part => (double)part.RowCount / part.LearntCount);

    /// <summary>The name of <see cref="Positive"/>.</summary>
    public string? PositiveClass => Parts[0].Evaluation.PositiveClass;

    /// <summary>The metrics that some parts do not define and others do, and how many: their mean is not defined.</summary>
    public IReadOnlyList<(string Name, int Count)> PartlyUndefined => Sequences.Range(Parts[0].Evaluation.Values.Count)
        .Select(i => (Parts[0].Evaluation.Values[i].Name, Count: Parts.Where(part => double.IsNaN(part.Evaluation.Values[i].Value)).Length))
        .Where(metric => metric.Count > 0 && metric.Count < Parts.Length);

    /// <summary>The same with other parts.</summary>
    public CrossValidated With(JudgedFold[] others) => new(table, schema, others)
    {
        Folds = Folds,
        Repeats = Repeats,
        Preset = Preset,
        Seed = Seed,
        Positive = Positive,
        Quantile = Quantile,
        Group = Group,
        Time = Time,
        LeftOutCount = LeftOutCount,
        Dropped = Dropped,
        RowCount = RowCount,
    };
}
