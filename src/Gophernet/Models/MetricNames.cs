using Gophernet.Evaluation;
using Gophernet.Tables.Targets;

namespace Gophernet.Models;

/// <summary>
/// The names by which metrics are asked for: those of a whole evaluation, such as <c>accuracy</c>, and those of one class, label or column, with its
/// name behind a point: <c>recall.yes</c>, <c>rmse.price</c>.
/// </summary>
internal static class MetricNames
{
    private static readonly string[] OfGroup = MetricTable.All.Where(metric => metric.IsOfGroup).Select(metric => metric.Name);

    /// <summary>The metrics of a whole evaluation of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="costs">What decisions cost; null for nothing.</param>
    /// <param name="ranges">The intervals or sets that are judged too; null for none.</param>
    public static string[] Of(Model model, CostMatrix? costs = null, PredictionRanges? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        List<string> names = [.. MetricTable.NamesFor(model.Task, model.Schema.Target is not NumberTarget { Quantiles.IsEmpty: false }
            && model.Training.Options.Loss.Quantile is not null, costs is not null)];
        if (model.Schema.Target is NumberTarget { Quantiles.IsEmpty: false } several)
        {
            names.AddRange(QuantileMetrics.NamesOf(several));
        }

        foreach (var percent in ranges?.Percents ?? [])
        {
            var (coverage, size) = RangeMetrics.NamesOf(model.Task == TaskKind.Classification, percent);
            names.AddRange([coverage, size]);
        }

        return [.. names];
    }

    /// <summary>What is wrong with a name, or null.</summary>
    /// <param name="model">The model that is measured.</param>
    /// <param name="name">The metric that is asked for.</param>
    /// <param name="costs">What decisions cost; null for nothing.</param>
    /// <param name="ranges">The intervals or sets that are judged too; null for none.</param>
    public static string? FaultOf(Model model, string name, CostMatrix? costs = null, PredictionRanges? ranges = null)
    {
        var names = Of(model, costs, ranges);
        if (names.Contains(name))
        {
            return null;
        }

        var target = model.Schema.Target;
        var (parts, heads, kind) = (target.OutputNames, target.Task == TaskKind.Regression ? names : OfGroup, MetricTable.WordsOf(target.Task).Part);
        if (name.IndexOf('.', StringComparison.Ordinal) is var point and > 0 && heads.Contains(name[..point]))
        {
            var part = name[(point + 1)..];
            return parts.Contains(part) ? null : $"found no {kind} \"{part}\" for \"{name}\""
                + (NearestName.Find(part, parts) is { } nearPart ? $", did you mean {nearPart}?" : $"; those of this model are {NameList.Shorten(parts)}");
        }

        string[] known =
            [.. names, .. heads.Where(head => target.Task != TaskKind.Regression || parts.Length > 1).Select(head => $"{head}.{kind.ToUpperInvariant()}")];
        var found = MetricTable.Find(name);
        var owner = found is { IsOfGroup: false } metric && !metric.Tasks.Contains(target.Task) ? metric.Tasks[0] : target.Task;
        var reason = owner != target.Task ? $", which is for {MetricTable.WordsOf(owner).Parts}; those of this model are "
            : found is { IsOfCosts: true } ? ", which is known where it is said what decisions cost; those of this model are "
            : found is { IsOfRanges: true } ? ", which is known where such intervals are asked for; those of this model are "
            : NearestName.Find(name, known) is { } near ? $", did you mean {near}? Those of this model are "
            : "; those of this model are ";
        return $"found no metric \"{name}\"{reason}{string.Join(", ", known)}";
    }

    /// <summary>The metric of a name that has no fault.</summary>
    public static MetricValue ValueOf(ModelEvaluation evaluation, string name)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (Find(evaluation.Values, name) is { } whole)
        {
            return whole;
        }

        var point = name.IndexOf('.', StringComparison.Ordinal);
        var (head, index) = (name[..point], evaluation.Target.OutputNames.IndexOf(name[(point + 1)..]));
        if (evaluation.Groups.Count == 0)
        {
            return Find(evaluation.Outputs[index], head)!.Value with { Name = name };
        }

        return Find(IntervalsOf(evaluation, index), head)!.Value with { Name = name };
    }

    /// <summary>The metrics of one class or label, with their 95% intervals, by Wilson's formula; of groups, as if all rows of each were alike.</summary>
    public static MetricValue[] IntervalsOf(ModelEvaluation evaluation, int index)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var (group, groups) = (evaluation.Groups[index], evaluation.RowGroups);
        var factor = groups is null ? 1 : groups.AreEnough ? groups.LeastRowsPerRow : 0;
        var (right, predicted, support) = (factor * group.Right, factor * group.Predicted, factor * group.Support);
        return
        [
            MetricValue.Of("precision", group.Precision, double.NaN) with { Interval = ShareInterval.Of(right, predicted) },
            MetricValue.Of("recall", group.Recall, double.NaN) with { Interval = ShareInterval.Of(right, support) },
            MetricValue.Of("f1", group.F1, double.NaN) with { Interval = ShareInterval.OfF1(right, predicted, support) },
        ];
    }

    private static MetricValue? Find(IReadOnlyList<MetricValue> values, string name)
    {
        foreach (var value in values)
        {
            if (value.Name == name)
            {
                return value;
            }
        }

        return null;
    }
}
