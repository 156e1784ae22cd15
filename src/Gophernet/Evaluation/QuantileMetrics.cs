using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// The metrics of several quantiles of a number: <c>pinball_Q</c> and <c>coverage_Q</c> as of one; <c>pinball</c>, the mean of their losses; and of the outer
/// two <c>range_coverage</c>, the share of numbers between them, and <c>range_width</c>. Baseline: the same quantiles of the actual numbers.
/// </summary>
internal static class QuantileMetrics
{
    /// <summary>The names of the metrics, in order.</summary>
    /// <param name="target">What is predicted, with quantiles.</param>
    public static string[] NamesOf(NumberTarget target) =>
    [
        "pinball", .. target.Quantiles.SelectMany(NamesOf), MetricTable.RangeCoverage, MetricTable.RangeWidth,
    ];

    /// <summary>The metrics of a column.</summary>
    /// <param name="target">What is predicted, with quantiles.</param>
    /// <param name="outputs">What is predicted, [rows, outputs], in order.</param>
    /// <param name="column">The 0-based index of the column.</param>
    /// <param name="actual">What was to be predicted, [rows].</param>
    public static RowMeans Of(NumberTarget target, Matrix outputs, int column, double[] actual)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(outputs);
        double[] quantiles = [.. target.Quantiles.Select(quantile => (double)(decimal)quantile)];
        var constant = Array.ConvertAll(quantiles, quantile => RegressionMetrics.QuantileOf(actual, quantile));
        var predicted = new double[quantiles.Length];
        var (model, baseline) = (MeansOf(OfModel), MeansOf(OfConstant));
        var each = new List<MetricValue>();
        for (var i = 0; i < quantiles.Length; i++)
        {
            var names = NamesOf(target.Quantiles[i]);
            each.AddRange([ValueOf(names[0], 1 + 2 * i), ValueOf(names[1], 2 + 2 * i) with { Goal = quantiles[i] }]);
        }

        var losses = each.Where((_, i) => i % 2 == 0);
        return new RowMeans(
            [
                MetricValue.Of("pinball", losses.Average(loss => loss.Value), losses.Average(loss => loss.Baseline)),
                .. each,
                ValueOf(MetricTable.RangeCoverage, model.Length - 2) with { Goal = (double)((decimal)target.Quantiles[^1] - (decimal)target.Quantiles[0]) },
                ValueOf(MetricTable.RangeWidth, model.Length - 1),
            ], OfModel);

        double[] MeansOf(RowMeans.Row numbersOf) => RowMeans.Of(actual.Length, 1 + 2 * quantiles.Length + 2, numbersOf, lastIsDivided: true);

        MetricValue ValueOf(string name, int index) => MetricValue.Of(name, model[index], baseline[index]);

        void OfConstant(int row, Span<double> numbers) => Judge(quantiles, constant, actual[row], numbers);

        void OfModel(int row, Span<double> numbers)
        {
            var prediction = new PredictionView(target, ClassDecision.Usual, outputs.Row(row));
            for (var i = 0; i < predicted.Length; i++)
            {
                predicted[i] = prediction.Quantile(column, i);
            }

            Judge(quantiles, predicted, actual[row], numbers);
        }
    }

    /// <summary>What a row adds to the pinball loss and the coverage of a quantile.</summary>
    public static void Judge(double quantile, double predicted, double actual, Span<double> numbers)
    {
        var difference = predicted - actual;
        numbers[0] = Quantile.Pinball(difference, above: 1 - quantile, below: quantile);
        numbers[1] = difference < 0 ? 0 : 1;
    }

    /// <summary>What a row adds to each metric, in their order.</summary>
    private static void Judge(ReadOnlySpan<double> quantiles, ReadOnlySpan<double> predicted, double actual, Span<double> numbers)
    {
        numbers[0] = 0;
        for (var i = 0; i < quantiles.Length; i++)
        {
            Judge(quantiles[i], predicted[i], actual, numbers.Slice(1 + 2 * i, 2));
            numbers[0] += numbers[1 + 2 * i] / quantiles.Length;
        }

        numbers[^2] = actual >= predicted[0] && actual <= predicted[^1] ? 1 : 0;
        numbers[^1] = predicted[^1] - predicted[0];
    }

    /// <summary>The names of the two of a quantile, in order.</summary>
    private static string[] NamesOf(float quantile) =>
        [Metric.NameOf(MetricTable.QuantilePinball, quantile), Metric.NameOf(MetricTable.QuantileCoverage, quantile)];
}
