using Gophernet.Networks.Losses;

namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of the metrics of numbers: what follows from sums by bootstrap, over all columns at once; the median by its ranks, coverage by
/// Wilson's formula.
/// </summary>
internal sealed class RegressionIntervals
{
    private const string Median = "median_absolute_error";
    private const string Pinball = "pinball";
    private const int SumCount = 6;

    private static readonly string[] Summed = ["rmse", "mae", "r2", "mape", Pinball];

    private readonly double? _quantile;
    private readonly double[] _means;
    private readonly int _rows;

    private RegressionIntervals(IReadOnlyList<double[]> actual, double? quantile)
    {
        (_quantile, _rows) = (quantile, actual[0].Length);
        _means = actual.Select(values => RegressionMetrics.Mean(values));
    }

    /// <summary>The metrics of each column with intervals, and those of their mean.</summary>
    /// <param name="predicted">ŷ of each column, [columns][rows].</param>
    /// <param name="actual">y of each column, [columns][rows].</param>
    /// <param name="columns">The metrics of each column.</param>
    /// <param name="average">Their mean.</param>
    /// <param name="quantile">The quantile that is predicted; null for others.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (IReadOnlyList<IReadOnlyList<MetricValue>> Columns, IReadOnlyList<MetricValue> Average) AddTo(
        IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> actual, IReadOnlyList<RegressionMetrics> columns, IReadOnlyList<MetricValue> average,
        double? quantile, RowGroups? groups = null)
    {
        var intervals = new RegressionIntervals(actual, quantile);
        var summed = intervals.OfSums(predicted, actual, groups);
        MetricValue[][] with = [.. columns.Select((column, i) => column.Values.Select(metric => metric with
        {
            Interval = metric.Name == Median ? OfMedian(predicted[i], actual[i], metric.Value, groups)
                : metric.IsCoverage ? ShareInterval.OfShare(metric.Value, actual[i].Length, groups)
                : Summed(summed, i, metric.Name),
        }))];
        return (with, columns.Count == 1 ? with[0] : average.Select((metric, i) => metric with
        {
            Interval = metric.Name == Median || metric.IsCoverage ? Mean(with, i) : Summed(summed, columns.Count, metric.Name),
        }));

        // The mean loss of several quantiles does not follow from these sums.
        (double Low, double High)? Summed((double Low, double High)?[] summed, int column, string name) =>
            Array.IndexOf(RegressionIntervals.Summed, name) is var index and >= 0 && (name != Pinball || quantile is not null)
                ? summed[column * RegressionIntervals.Summed.Length + index] : null;
    }

    /// <summary>The mean of the ends, which is right where errors of all columns go together, and else too wide.</summary>
    private static (double Low, double High)? Mean(MetricValue[][] columns, int metric)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var column in columns)
        {
            if (column[metric].Interval is not { } interval)
            {
                return null;
            }

            (low, high) = (low + interval.Low / columns.Length, high + interval.High / columns.Length);
        }

        return (low, high);
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

    private void Add(Span<double> sums, double predicted, double actual, double mean)
    {
        var (error, deviation) = (Math.Abs(actual - predicted), actual - mean);
        sums[0] += error * error;
        sums[1] += error;
        sums[2] += actual == 0 ? double.NaN : error / Math.Abs(actual);
        sums[3] += deviation;
        sums[4] += deviation * deviation;
        sums[5] += _quantile is { } quantile ? Quantile.Pinball(predicted - actual, above: 1 - quantile, below: quantile) : 0;
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
            results[4] = own[5] / rows;
            for (var i = 0; i < Summed.Length; i++)
            {
                average[i] += results[i] / _means.Length;
            }
        }
    }
}
