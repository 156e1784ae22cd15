namespace Gophernet.Evaluation;

/// <summary>How metrics that are means over rows differ between two models: the counterpart of <see cref="MeanIntervals"/>.</summary>
internal static class PairedMeans
{
    /// <summary>The intervals of the differences of each column, and those of their mean, [columns + 1][metrics].</summary>
    /// <param name="old">What each column of the one has, [columns][parts].</param>
    /// <param name="new">The same of the other, which has the same metrics.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (double Low, double High)?[][] Of(
        IReadOnlyList<IReadOnlyList<RowMeans>> old, IReadOnlyList<IReadOnlyList<RowMeans>> @new, int rows, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var olds = old.Select(column => new MeanColumn(column, rows));
        var news = @new.Select(column => new MeanColumn(column, rows));
        var (columns, metrics, sums) = (Sequences.Range(olds.Length + 1), olds[0].Metrics, new MeanSums(olds));
        if (metrics.Length == 0)
        {
            return columns.Select(_ => ((double Low, double High)?[])[]);
        }

        var drawn = new PairedSums(sums, new MeanSums(news)).Intervals(rows, groups);
        return columns.Select(column => Sequences.Range(metrics.Length).Select(metric => IntervalOf(column, metric)));

        (double Low, double High)? IntervalOf(int column, int metric)
        {
            var parts = column < olds.Length ? [column] : Sequences.Range(olds.Length);
            return metrics[metric].IsCoverage
                ? MeanIntervals.Mean(Array.ConvertAll(parts, i => PairedInterval.OfShares(olds[i].CoveredOf(metric), news[i].CoveredOf(metric), groups)))
                : drawn is null ? null
                : metrics[metric].IsWidth && Array.TrueForAll(parts, i => !olds[i].Differs(metric) && !news[i].Differs(metric))
                    && parts.Average(i => news[i].Metrics[metric].Value - olds[i].Metrics[metric].Value) is var width ? (width, width)
                : drawn[sums.PlaceOf(column, metric)];
        }
    }
}
