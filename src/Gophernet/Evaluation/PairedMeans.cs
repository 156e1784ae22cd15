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
        var (olds, news, intervals) = (new MeanColumn[old.Count], new MeanColumn[old.Count], new (double Low, double High)?[old.Count + 1][]);
        for (var column = 0; column < olds.Length; column++)
        {
            (olds[column], news[column]) = (new MeanColumn(old[column], rows), new MeanColumn(@new[column], rows));
        }

        var (metrics, sums) = (olds[0].Metrics, new MeanSums(olds));
        var drawn = metrics.Length == 0 ? null : new PairedSums(sums, new MeanSums(news)).Intervals(rows, groups);
        for (var column = 0; column < intervals.Length; column++)
        {
            intervals[column] = new (double Low, double High)?[metrics.Length];
            for (var metric = 0; metric < metrics.Length; metric++)
            {
                intervals[column][metric] = metrics[metric].IsCoverage
                    ? column < olds.Length ? PairedInterval.OfShares(olds[column].CoveredOf(metric), news[column].CoveredOf(metric), groups)
                        : MeanIntervals.Mean(Array.ConvertAll(intervals[..column], own => own[metric]))
                    : drawn is null ? null
                    : OfSameWidth(column, metric) ?? drawn[sums.PlaceOf(column, metric)];
            }
        }

        return intervals;

        // That of widths that no row changes is known.
        (double Low, double High)? OfSameWidth(int column, int metric)
        {
            var (width, first, end) = (0.0, column % olds.Length, column < olds.Length ? column + 1 : olds.Length);
            for (var i = first; i < end; i++)
            {
                if (!metrics[metric].IsWidth || olds[i].Differs(metric) || news[i].Differs(metric))
                {
                    return null;
                }

                width += (news[i].Metrics[metric].Value - olds[i].Metrics[metric].Value) / (end - first);
            }

            return (width, width);
        }
    }
}
