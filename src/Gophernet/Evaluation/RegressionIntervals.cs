namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of the metrics of numbers: what follows from sums by bootstrap, over all columns at once; the median by its ranks, and means over rows
/// by <see cref="MeanIntervals"/>.
/// </summary>
internal static class RegressionIntervals
{
    /// <summary>The metrics of each column with intervals, and those of their mean.</summary>
    /// <param name="predicted">ŷ of each column, [columns][rows].</param>
    /// <param name="actual">y of each column, [columns][rows].</param>
    /// <param name="columns">The metrics of each column.</param>
    /// <param name="average">Their mean.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (IReadOnlyList<IReadOnlyList<MetricValue>> Columns, IReadOnlyList<MetricValue> Average) AddTo(
        IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> actual, IReadOnlyList<RegressionMetrics> columns, IReadOnlyList<MetricValue> average,
        RowGroups? groups = null)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(columns);
        var summed = new RegressionSums(predicted, actual).Intervals(actual[0].Length, groups);
        var means = MeanIntervals.Of(columns.Select(column => column.Means), actual[0].Length, groups);
        MetricValue[][] with = [.. columns.Select((column, i) => column.Values.Select((metric, place) => metric with
        {
            Interval = place >= column.Errors.Count ? means[i][place - column.Errors.Count]
                : metric.Name == MetricTable.MedianAbsoluteError ? OfMedian(ErrorsOf(predicted[i], actual[i]), metric.Value, groups, mayBeSorted: true)
                : Summed(i, metric.Name),
        }))];
        return (with, columns.Count == 1 ? with[0] : average.Select((metric, place) => metric with
        {
            Interval = place >= columns[0].Errors.Count ? means[^1][place - columns[0].Errors.Count]
                : metric.Name == MetricTable.MedianAbsoluteError ? MeanIntervals.Mean(Array.ConvertAll(with, column => column[place].Interval))
                : Summed(columns.Count, metric.Name),
        }));

        (double Low, double High)? Summed(int column, string name) =>
            summed?[column * RegressionSums.ColumnMetrics.Length + Array.IndexOf(RegressionSums.ColumnMetrics, name)];
    }

    /// <summary>The absolute error of each row, [rows].</summary>
    public static double[] ErrorsOf(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        var errors = new double[actual.Length];
        for (var row = 0; row < errors.Length; row++)
        {
            errors[row] = Math.Abs(actual[row] - predicted[row]);
        }

        return errors;
    }

    /// <summary>The interval of the median of absolute errors; null of few groups.</summary>
    /// <param name="errors">The errors, [rows].</param>
    /// <param name="median">Their median.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    /// <param name="mayBeSorted">Whether the errors may be put in order, so that there is no second array of them.</param>
    public static (double Low, double High)? OfMedian(double[] errors, double median, RowGroups? groups, bool mayBeSorted = false)
    {
        if (groups is { AreEnough: false })
        {
            return null;
        }

        var rows = groups?.RowsFor(Array.ConvertAll(errors, error => error <= median));
        var sorted = mayBeSorted ? errors : [.. errors];
        Array.Sort(sorted);
        return MetricInterval.OfMedian(sorted, rows);
    }
}
