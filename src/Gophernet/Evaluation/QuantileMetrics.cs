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
    public static List<MetricValue> Of(NumberTarget target, Matrix outputs, int column, double[] actual)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(outputs);
        var (each, predicted) = (new List<MetricValue>(), new double[target.Quantiles.Length][]);
        for (var i = 0; i < predicted.Length; i++)
        {
            predicted[i] = new double[actual.Length];
            for (var row = 0; row < actual.Length; row++)
            {
                predicted[i][row] = new PredictionView(target, ClassDecision.Usual, outputs.Row(row)).Quantile(column, i);
            }

            var names = NamesOf(target.Quantiles[i]);
            each.AddRange(RegressionMetrics.OfQuantile(predicted[i], actual, (double)(decimal)target.Quantiles[i])
                .Select((metric, place) => metric with { Name = names[place] }));
        }

        var losses = each.Where((_, i) => i % 2 == 0);
        var goal = (double)((decimal)target.Quantiles[^1] - (decimal)target.Quantiles[0]);
        var (low, high) = (RegressionMetrics.QuantileOf(actual, (double)(decimal)target.Quantiles[0]),
            RegressionMetrics.QuantileOf(actual, (double)(decimal)target.Quantiles[^1]));
        var model = Range(predicted[0], predicted[^1], actual);
        var constant = Range(Array.ConvertAll(actual, _ => low), Array.ConvertAll(actual, _ => high), actual);
        return
        [
            MetricValue.Of("pinball", losses.Average(loss => loss.Value), losses.Average(loss => loss.Baseline)),
            .. each,
            MetricValue.Of(MetricTable.RangeCoverage, model.Coverage, constant.Coverage) with { Goal = goal },
            MetricValue.Of(MetricTable.RangeWidth, model.Width, constant.Width),
        ];
    }

    /// <summary>The names of the two of a quantile, in order.</summary>
    private static string[] NamesOf(float quantile) =>
        [Metric.NameOf(MetricTable.QuantilePinball, quantile), Metric.NameOf(MetricTable.QuantileCoverage, quantile)];

    private static (double Coverage, double Width) Range(double[] low, double[] high, double[] actual)
    {
        var (covered, width) = (0, 0.0);
        for (var row = 0; row < actual.Length; row++)
        {
            covered += actual[row] >= low[row] && actual[row] <= high[row] ? 1 : 0;
            width += (high[row] - low[row]) / actual.Length;
        }

        return ((double)covered / actual.Length, width);
    }
}
