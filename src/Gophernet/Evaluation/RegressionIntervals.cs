namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of the metrics of numbers: what follows from sums by bootstrap, over all columns at once; the median by its ranks, and means over rows
/// by <see cref="MeanIntervals"/>.
/// </summary>
internal sealed class RegressionIntervals
{
    private const int SumCount = 5;

    private static readonly string[] Summed = [MetricTable.Rmse, MetricTable.Mae, MetricTable.R2, MetricTable.Mape];

    private readonly double[] _means;
    private readonly int _rows;

    private RegressionIntervals(IReadOnlyList<double[]> actual)
    {
        _rows = actual[0].Length;
        _means = actual.Select(values => RegressionMetrics.Mean(values));
    }

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
        var summed = new RegressionIntervals(actual).OfSums(predicted, actual, groups);
        var means = MeanIntervals.Of(columns.Select(column => column.Means), actual[0].Length, groups);
        MetricValue[][] with = [.. columns.Select((column, i) => column.Values.Select((metric, place) => metric with
        {
            Interval = place >= column.Errors.Count ? means[i][place - column.Errors.Count]
                : metric.Name == MetricTable.MedianAbsoluteError ? OfMedian(predicted[i], actual[i], metric.Value, groups)
                : Summed(i, metric.Name),
        }))];
        return (with, columns.Count == 1 ? with[0] : average.Select((metric, place) => metric with
        {
            Interval = place >= columns[0].Errors.Count ? means[^1][place - columns[0].Errors.Count]
                : metric.Name == MetricTable.MedianAbsoluteError ? MeanIntervals.Mean(Array.ConvertAll(with, column => column[place].Interval))
                : Summed(columns.Count, metric.Name),
        }));

        (double Low, double High)? Summed(int column, string name) =>
            summed[column * RegressionIntervals.Summed.Length + Array.IndexOf(RegressionIntervals.Summed, name)];
    }

    private static (double Low, double High)? OfMedian(double[] predicted, double[] actual, double median, RowGroups? groups)
    {
        if (groups is { AreEnough: false })
        {
            return null;
        }

        var errors = new double[actual.Length];
        for (var row = 0; row < errors.Length; row++)
        {
            errors[row] = Math.Abs(actual[row] - predicted[row]);
        }

        var rows = groups?.RowsFor(Array.ConvertAll(errors, error => error <= median));
        Array.Sort(errors);
        return MetricInterval.OfMedian(errors, rows);
    }

    /// <summary>The intervals of what follows from sums, for each column and for the mean, [columns + 1, metrics].</summary>
    private (double Low, double High)?[] OfSums(IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> actual, RowGroups? groups)
    {
        var metricCount = (_means.Length + 1) * Summed.Length;
        if (SumBootstrap.Create(_rows, 1 + SumCount * _means.Length, groups) is not { } bootstrap)
        {
            return new (double Low, double High)?[metricCount];
        }

        for (var row = 0; row < _rows; row++)
        {
            var sums = bootstrap[row];
            sums[0]++;
            for (var column = 0; column < _means.Length; column++)
            {
                Add(sums.Slice(1 + column * SumCount, SumCount), predicted[column][row], actual[column][row], _means[column]);
            }
        }

        return bootstrap.Run(metricCount, MetricsOf);
    }

    private static void Add(Span<double> sums, double predicted, double actual, double mean)
    {
        var (error, deviation) = (Math.Abs(actual - predicted), actual - mean);
        sums[0] += error * error;
        sums[1] += error;
        sums[2] += actual == 0 ? double.NaN : error / Math.Abs(actual);
        sums[3] += deviation;
        sums[4] += deviation * deviation;
    }

    private void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        var rows = sums[0];
        var average = metrics[(_means.Length * Summed.Length)..];
        average.Clear();
        for (var column = 0; column < _means.Length; column++)
        {
            var own = sums.Slice(1 + column * SumCount, SumCount);
            var results = metrics.Slice(column * Summed.Length, Summed.Length);
            var variation = own[4] - own[3] * own[3] / rows;
            results[0] = Math.Sqrt(Math.Max(0, own[0]) / rows);
            results[1] = own[1] / rows;
            results[2] = variation > 0 ? 1 - own[0] / variation : double.NaN;
            results[3] = own[2] / rows;
            for (var i = 0; i < Summed.Length; i++)
            {
                average[i] += results[i] / _means.Length;
            }
        }
    }
}
