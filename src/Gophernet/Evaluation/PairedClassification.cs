namespace Gophernet.Evaluation;

/// <summary>How the metrics of classes differ between two models, with 95% intervals: the counterpart of <see cref="ClassificationIntervals"/>.</summary>
internal static class PairedClassification
{
    /// <summary>The differences, for metrics that both have.</summary>
    /// <param name="old">What the one says.</param>
    /// <param name="new">What the other says of the same rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static MetricDifference[] Of(ClassRows old, ClassRows @new, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var sums = new PairedSums(old.ToSums(), @new.ToSums());
        var drawn = sums.Intervals(old.Count, groups);
        var sets = old.Sets is null || @new.Sets is null ? null : PairedMeans.Of([[old.Sets]], [[@new.Sets]], old.Count, groups)[0];
        var differences = MetricDifference.Of(old.Values, @new.Values);
        foreach (var difference in differences)
        {
            var (name, isOfPrecision) = (difference.Name, difference.Name == MetricTable.PrAuc);
            difference.LieIn(
                name == MetricTable.Accuracy ? PairedInterval.OfShares(old.AreRight(), @new.AreRight(), groups)
                : isOfPrecision || name == MetricTable.RocAuc
                    ? PairedInterval.OfSlopes(difference.Old, difference.New, old.Slopes(isOfPrecision), @new.Slopes(isOfPrecision), groups)
                : Array.IndexOf(sums.Names, name) is var index and >= 0 ? drawn?[index]
                : sets?[MetricValue.IndexOf(old.Sets!.Values, name)]);
        }

        return differences;
    }
}
