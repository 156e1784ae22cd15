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

    /// <summary>Whether a model is measured by it.</summary>
    /// <param name="task">What the model predicts.</param>
    /// <param name="predictsQuantile">Whether that is a quantile.</param>
    public bool Measures(TaskKind task, bool predictsQuantile) => Tasks.Contains(task) && (predictsQuantile || !IsOfQuantile);
}
