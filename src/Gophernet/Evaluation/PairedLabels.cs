namespace Gophernet.Evaluation;

/// <summary>How the metrics of labels differ between two models, with 95% intervals: the counterpart of <see cref="MultiLabelIntervals"/>.</summary>
internal static class PairedLabels
{
    /// <summary>Sets the intervals of differences.</summary>
    /// <param name="differences">Those of all metrics.</param>
    /// <param name="old">The labels that the one model predicts.</param>
    /// <param name="new">Those that the other predicts for the same rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static void AddTo(MetricDifference[] differences, RowLabels old, RowLabels @new, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(differences);
        ArgumentNullException.ThrowIfNull(old);
        var sums = new PairedSums(new MultiLabelSums(old), new MultiLabelSums(@new));
        var drawn = sums.Intervals(old.Count, groups);
        foreach (var difference in differences)
        {
            difference.LieIn(difference.Name == MetricTable.SubsetAccuracy
                ? PairedInterval.OfShares(old.AreAllRight(), @new.AreAllRight(), groups) : drawn?[Array.IndexOf(sums.Names, difference.Name)]);
        }
    }
}
