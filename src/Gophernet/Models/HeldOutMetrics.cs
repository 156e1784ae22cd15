using System.Collections.Immutable;
using Gophernet.Evaluation;

namespace Gophernet.Models;

/// <summary>How good a model was on rows that it had not learned from.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Values">Every metric, beside what a prediction without a model would have got; not a number where these rows do not define it.</param>
internal sealed record HeldOutMetrics(long Rows, ImmutableArray<(string Name, double Value, double Baseline)> Values)
{
    /// <summary>Whether they were other rows than those of the training table.</summary>
    public bool AreOther { get; init; }

    /// <summary>The groups that intervals are drawn by; null where rows are independent, or nothing is known of it.</summary>
    public int? GroupCount { get; init; }

    /// <summary>Whether there are too few groups for intervals.</summary>
    public bool HasFewGroups => GroupCount < RowGroups.MinCount;

    /// <summary>From where to where a metric may well be, of those for which that is known.</summary>
    public ImmutableArray<(string Name, double Low, double High)> Intervals { get; init; } = [];

    /// <summary>What an evaluation found.</summary>
    public static HeldOutMetrics Of(ModelEvaluation evaluation, bool areOther) =>
        new(evaluation.Rows, [.. evaluation.Values.Select(metric => (metric.Name, metric.Value, metric.Baseline))])
        {
            AreOther = areOther,
            GroupCount = evaluation.RowGroups?.Count,
            Intervals = [.. evaluation.Values.Where(metric => metric.Interval is not null)
                .Select(metric => (metric.Name, metric.Interval!.Value.Low, metric.Interval.Value.High))],
        };
}
