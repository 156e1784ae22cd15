namespace Gophernet.Evaluation;

/// <summary>How the metrics of numbers differ between two models, with 95% intervals: the counterpart of <see cref="RegressionIntervals"/>.</summary>
internal static class PairedRegression
{
    /// <summary>The differences of each column, and those of their mean.</summary>
    /// <param name="old">What the one says.</param>
    /// <param name="new">What the other says of the same rows; it has the same metrics.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (MetricDifference[][] Columns, MetricDifference[] Average) Of(NumberRows old, NumberRows @new, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var drawn = new PairedSums(new RegressionSums(old.Predicted, old.Actual), new RegressionSums(@new.Predicted, @new.Actual))
            .Intervals(old.Count, groups);
        var means = PairedMeans.Of(old.Columns.Select(column => column.Means), @new.Columns.Select(column => column.Means), old.Count, groups);
        var medians = old.Columns.Select((_, column) => OfMedian(old, @new, column, groups));
        var columns = old.Columns.Select((metrics, column) => Of(column, metrics.Values, @new.Columns[column].Values, medians[column]));
        return (columns, columns.Length == 1 ? columns[0] : Of(columns.Length, old.Average, @new.Average, MeanIntervals.Mean(medians)));

        MetricDifference[] Of(int column, IReadOnlyList<MetricValue> ones, IReadOnlyList<MetricValue> others, (double Low, double High)? median) =>
            MetricDifference.Of(ones, others, (one, _) => one.Name == MetricTable.MedianAbsoluteError ? median
                : Array.IndexOf(RegressionSums.All, one.Name) is var index and >= 0 ? drawn?[column * RegressionSums.All.Length + index]
                : means[column][IndexOf(one.Name)]);

        int IndexOf(string name) => old.Columns[0].Means.SelectMany(part => part.Values).ToList().FindIndex(value => value.Name == name);
    }

    /// <summary>That of the median of errors: its own interval says how far off each is, and rows on the same side of both how far they go together.</summary>
    private static (double Low, double High)? OfMedian(NumberRows old, NumberRows @new, int column, RowGroups? groups)
    {
        var (ones, others) = (Errors(old), Errors(@new));
        var (one, other) = (Median(old, ones), Median(@new, others));
        return PairedInterval.OfBoth(one, other, PairedInterval.Correlation(Sides(ones, one.Value), Sides(others, other.Value), groups));

        double[] Errors(NumberRows rows) => RegressionIntervals.ErrorsOf(rows.Predicted[column], rows.Actual[column]);

        MetricValue Median(NumberRows rows, double[] errors)
        {
            var metric = rows.Columns[column].Errors.FirstOrDefault(value => value.Name == MetricTable.MedianAbsoluteError);
            return metric with { Interval = RegressionIntervals.OfMedian(errors, metric.Value, groups) };
        }
    }

    private static double[] Sides(double[] errors, double median) => Array.ConvertAll(errors, error => error <= median ? -0.5 : 0.5);
}
