namespace Gophernet.Evaluation;

/// <summary>One metric of a model on labelled rows, beside what a prediction without a model would have got on the same rows.</summary>
/// <param name="Name">The metric in snake_case, as it stands in JSON and in bounds that it must reach: <c>roc_auc</c>.</param>
/// <param name="Value">The metric; not a number where these rows do not define it.</param>
/// <param name="Baseline">The same metric of the majority class, the class frequencies or the mean; not a number where it is undefined.</param>
/// <param name="HigherIsBetter">Whether larger is better (accuracy), rather than smaller (an error or a loss).</param>
public readonly record struct MetricValue(string Name, double Value, double Baseline, bool HigherIsBetter)
{
    /// <summary>The best value where neither larger nor smaller is better: the quantile of a coverage; null for other metrics.</summary>
    public double? Goal { get; init; }

    /// <summary>
    /// Where the metric lies on all rows that there are, in 95 of 100 samples as large as this one, rows being independent; null where that is not known,
    /// or not asked for.
    /// </summary>
    public (double Low, double High)? Interval { get; init; }

    /// <inheritdoc cref="Metric.IsCoverage"/>
    internal bool IsCoverage => MetricTable.Find(Name) is { IsCoverage: true };

    /// <inheritdoc cref="Metric.IsWidth"/>
    internal bool IsWidth => MetricTable.Find(Name) is { IsWidth: true };

    /// <inheritdoc cref="Metric.HasPerfectBaseline"/>
    internal bool HasPerfectBaseline => MetricTable.Find(Name) is { HasPerfectBaseline: true };

    /// <summary>A metric of <see cref="MetricTable"/>, which says which values are better.</summary>
    /// <exception cref="ArgumentException">The table has none of that name.</exception>
    internal static MetricValue Of(string name, double value, double baseline)
    {
        var metric = MetricTable.Find(name) ?? throw new ArgumentException($"The table of metrics has no \"{name}\".", nameof(name));
        return new MetricValue(name, value, baseline, metric.Better == MetricDirection.Higher);
    }

    /// <summary>The place of a metric among others; −1 where it is none of them.</summary>
    internal static int IndexOf(IReadOnlyList<MetricValue> metrics, string name)
    {
        var place = metrics.Count - 1;
        while (place >= 0 && metrics[place].Name != name)
        {
            place--;
        }

        return place;
    }
}
