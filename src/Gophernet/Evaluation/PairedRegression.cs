namespace Gophernet.Evaluation;

/// <summary>How the metrics of numbers differ between two models, with 95% intervals: the counterpart of <see cref="RegressionIntervals"/>.</summary>
internal static class PairedRegression
{
    /// <summary>The differences of each column, and then those of their mean, [columns + 1].</summary>
    /// <param name="old">What the one says.</param>
    /// <param name="new">What the other says of the same rows; it has the same metrics.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static MetricDifference[][] Of(NumberRows old, NumberRows @new, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var drawn = new PairedSums(new RegressionSums(old.Predicted, old.Actual), new RegressionSums(@new.Predicted, @new.Actual))
            .Intervals(old.Count, groups);
        var means = PairedMeans.Of(
            Array.ConvertAll(old.Columns, column => column.Means), Array.ConvertAll(@new.Columns, column => column.Means), old.Count, groups);
        var (columns, medians) = (new MetricDifference[old.Columns.Length + 1][], new (double Low, double High)?[old.Columns.Length]);
        var errors = old.Columns[0].Errors.Count;
        for (var column = 0; column < columns.Length; column++)
        {
            var isMean = column == medians.Length;
            columns[column] = isMean ? MetricDifference.Of(old.Average, @new.Average)
                : MetricDifference.Of(old.Columns[column].Values, @new.Columns[column].Values);
            for (var place = 0; place < columns[column].Length; place++)
            {
                var difference = columns[column][place];
                if (difference.Name == MetricTable.MedianAbsoluteError && !isMean)
                {
                    medians[column] = OfMedian(difference, old.Errors(column), @new.Errors(column), groups);
                }

                difference.LieIn(difference.Name == MetricTable.MedianAbsoluteError ? isMean ? MeanIntervals.Mean(medians) : medians[column]
                    : place < errors ? drawn?[column * RegressionSums.ColumnMetrics.Length + Array.IndexOf(RegressionSums.ColumnMetrics, difference.Name)]
                    : means[column][place - errors]);
            }
        }

        return columns;
    }

    /// <summary>That of the median of errors: its own interval says how far off each is, and rows on the same side of both how far they go together.</summary>
    private static (double Low, double High)? OfMedian(MetricDifference difference, double[] old, double[] @new, RowGroups? groups) => PairedInterval.OfBoth(
        difference.Old with { Interval = RegressionIntervals.OfMedian(old, difference.Old.Value, groups) },
        difference.New with { Interval = RegressionIntervals.OfMedian(@new, difference.New.Value, groups) },
        PairedInterval.Correlation(Sides(old, difference.Old.Value), Sides(@new, difference.New.Value), groups));

    private static double[] Sides(double[] errors, double median) => Array.ConvertAll(errors, error => error <= median ? -0.5 : 0.5);
}
