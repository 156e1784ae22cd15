namespace Gophernet.Evaluation;

/// <summary>The metrics of numbers that follow from sums over rows: those of each column, and then the mean of all columns.</summary>
internal sealed class RegressionSums : SummedMetrics
{
    private const int ColumnSums = 5;

    private readonly IReadOnlyList<double[]> _predicted;
    private readonly IReadOnlyList<double[]> _actual;
    private readonly double[] _means;

    /// <summary>Prepares the sums.</summary>
    /// <param name="predicted">ŷ of each column, [columns][rows].</param>
    /// <param name="actual">y of each column, [columns][rows].</param>
    public RegressionSums(IReadOnlyList<double[]> predicted, IReadOnlyList<double[]> actual)
        : base([.. Sequences.Range(actual.Count + 1).SelectMany(_ => ColumnMetrics)], 1 + ColumnSums * actual.Count)
    {
        (_predicted, _actual) = (predicted, actual);
        _means = actual.Select(values => RegressionMetrics.Mean(values));
    }

    /// <summary>The names of the metrics of a column.</summary>
    public static string[] ColumnMetrics { get; } = [MetricTable.Rmse, MetricTable.Mae, MetricTable.R2, MetricTable.Mape];

    /// <inheritdoc/>
    public override void Add(int row, Span<double> sums)
    {
        sums[0]++;
        for (var column = 0; column < _means.Length; column++)
        {
            Add(sums.Slice(1 + column * ColumnSums, ColumnSums), _predicted[column][row], _actual[column][row], _means[column]);
        }
    }

    /// <inheritdoc/>
    public override void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        var rows = sums[0];
        var average = metrics[(_means.Length * ColumnMetrics.Length)..];
        average.Clear();
        for (var column = 0; column < _means.Length; column++)
        {
            var own = sums.Slice(1 + column * ColumnSums, ColumnSums);
            var results = metrics.Slice(column * ColumnMetrics.Length, ColumnMetrics.Length);
            var variation = own[4] - own[3] * own[3] / rows;
            results[0] = Math.Sqrt(Math.Max(0, own[0]) / rows);
            results[1] = own[1] / rows;
            results[2] = variation > 0 ? 1 - own[0] / variation : double.NaN;
            results[3] = own[2] / rows;
            for (var i = 0; i < ColumnMetrics.Length; i++)
            {
                average[i] += results[i] / _means.Length;
            }
        }
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
}
