namespace Gophernet.Evaluation;

/// <summary>The 95% intervals of the metrics of labels: the share of rows that are all right by Wilson's formula, the others by bootstrap.</summary>
internal static class MultiLabelIntervals
{
    /// <summary>Metrics with intervals.</summary>
    /// <param name="values">The metrics.</param>
    /// <param name="labels">The labels of each row.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static MetricValue[] AddTo(IReadOnlyList<MetricValue> values, RowLabels labels, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(labels);
        var (sums, areAllRight) = (new MultiLabelSums(labels), labels.AreAllRight());
        var intervals = sums.Intervals(areAllRight.Length, groups);
        return values.Select(value => value with
        {
            Interval = Array.IndexOf(sums.Names, value.Name) is var index and >= 0 ? intervals?[index]
                : value.Name == MetricTable.SubsetAccuracy ? ShareInterval.Of(areAllRight, groups) : null,
        });
    }
}
