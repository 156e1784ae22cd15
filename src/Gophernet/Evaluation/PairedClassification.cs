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
        var sums = new PairedSums(
            new ClassificationSums(old.Outputs, old.Actual, old.Decided, old.Costs),
            new ClassificationSums(@new.Outputs, @new.Actual, @new.Decided, @new.Costs));
        var drawn = sums.Intervals(old.Count, groups);
        var sets = old.Sets is null || @new.Sets is null ? null : PairedMeans.Of([[old.Sets]], [[@new.Sets]], old.Count, groups)[0];
        return MetricDifference.Of(old.Values, @new.Values, (one, other) => one.Name switch
        {
            MetricTable.Accuracy => PairedInterval.OfShares(old.AreRight(), @new.AreRight(), groups),
            MetricTable.RocAuc => PairedInterval.OfSlopes(one, other, old.SlopesOfRocAuc(), @new.SlopesOfRocAuc(), groups),
            MetricTable.PrAuc => PairedInterval.OfSlopes(one, other, old.SlopesOfPrAuc(), @new.SlopesOfPrAuc(), groups),
            _ when Array.IndexOf(sums.Names, one.Name) is var index and >= 0 => drawn?[index],
            _ => sets?[IndexOf(old.Sets!, one.Name)],
        });
    }

    private static int IndexOf(RowMeans means, string name) => means.Values.ToList().FindIndex(value => value.Name == name);
}
