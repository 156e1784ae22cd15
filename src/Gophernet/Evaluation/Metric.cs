using System.Collections.Immutable;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>What a metric is, whatever the rows: its name, range, better direction, and the tasks that are measured by it.</summary>
/// <param name="Name">Its name in snake_case, as in JSON and in bounds that it must reach.</param>
/// <param name="Tasks">The tasks that are measured by it.</param>
/// <param name="Min">The smallest value; null where there is none.</param>
/// <param name="Max">The largest value; null where there is none.</param>
/// <param name="Better">Which values are better.</param>
/// <param name="Meaning">What it is, in a line.</param>
internal sealed record Metric(string Name, ImmutableArray<TaskKind> Tasks, double? Min, double? Max, MetricDirection Better, string Meaning)
{
    /// <summary>Whether only models of a quantile are measured by it.</summary>
    public bool IsOfQuantile { get; init; }

    /// <summary>Whether it is measured only where it is known what decisions cost.</summary>
    public bool IsOfCosts { get; init; }

    /// <summary>Whether it is one of each class or label, with its name behind a point: <c>recall.yes</c>.</summary>
    public bool IsOfGroup { get; init; }

    /// <summary>Whether a model is measured by it, as a whole.</summary>
    /// <param name="task">What the model predicts.</param>
    /// <param name="predictsQuantile">Whether that is a quantile.</param>
    /// <param name="hasCosts">Whether it is known what decisions cost.</param>
    public bool Measures(TaskKind task, bool predictsQuantile, bool hasCosts) =>
        Tasks.Contains(task) && !IsOfGroup && (predictsQuantile || !IsOfQuantile) && (hasCosts || !IsOfCosts);
}
