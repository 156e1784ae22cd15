namespace Gophernet.Evaluation;

/// <summary>How the metrics of labels differ between two models, with 95% intervals: the counterpart of <see cref="MultiLabelIntervals"/>.</summary>
internal static class PairedLabels
{
    /// <summary>The differences.</summary>
    /// <param name="oldValues">The metrics of the one.</param>
    /// <param name="newValues">Those of the other.</param>
    /// <param name="old">The labels that the one predicts.</param>
    /// <param name="new">Those that the other predicts for the same rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static MetricDifference[] Of(
        IReadOnlyList<MetricValue> oldValues, IReadOnlyList<MetricValue> newValues, RowLabels old, RowLabels @new, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(old);
        var sums = new PairedSums(new MultiLabelSums(old), new MultiLabelSums(@new));
        var drawn = sums.Intervals(old.Actual.Rows, groups);
        return MetricDifference.Of(oldValues, newValues, (one, _) => one.Name == MetricTable.SubsetAccuracy
            ? PairedInterval.OfShares(old.AreAllRight(), @new.AreAllRight(), groups) : drawn?[Array.IndexOf(sums.Names, one.Name)]);
    }
}
