using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// The metrics of several quantiles of a number: <c>pinball_Q</c> and <c>coverage_Q</c> as of one; <c>pinball</c>, the mean of their losses; and of the outer
/// two <c>range_coverage</c>, the share of numbers between them, and <c>range_width</c>. Baseline: the same quantiles of the actual numbers.
/// </summary>
internal sealed class QuantileMetrics
{
    // Where the metrics stand: the mean of the losses, loss and coverage of each quantile, and the two of the outer ones.
    private const int MeanLossPlace = 0;

    private readonly NumberTarget _target;
    private readonly Matrix _outputs;
    private readonly int _column;
    private readonly double[] _actual;
    private readonly double[] _quantiles;
    private readonly double[] _constant; // the same quantiles of the actual numbers
    private readonly double[] _predicted; // of a row

    private QuantileMetrics(NumberTarget target, Matrix outputs, int column, double[] actual)
    {
        (_target, _outputs, _column, _actual) = (target, outputs, column, actual);
        _quantiles = [.. target.Quantiles.Select(quantile => (double)(decimal)quantile)];
        _constant = Array.ConvertAll(_quantiles, quantile => RegressionMetrics.QuantileOf(actual, quantile));
        _predicted = new double[_quantiles.Length];
    }

    private int RangeCoveragePlace => LossPlaceOf(_quantiles.Length);

    private int RangeWidthPlace => RangeCoveragePlace + 1;

    /// <summary>The names of the metrics, in order.</summary>
    /// <param name="target">What is predicted, with quantiles.</param>
    public static string[] NamesOf(NumberTarget target) =>
    [
        MetricTable.Pinball, .. target.Quantiles.SelectMany(NamesOf), MetricTable.RangeCoverage, MetricTable.RangeWidth,
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
        return new QuantileMetrics(target, outputs, column, actual).ToMeans();
    }

    /// <summary>What a row adds to the pinball loss and the coverage of a quantile.</summary>
    public static void Judge(double quantile, double predicted, double actual, Span<double> numbers)
    {
        var difference = predicted - actual;
        numbers[0] = Quantile.Pinball(difference, above: 1 - quantile, below: quantile);
        numbers[1] = difference < 0 ? 0 : 1;
    }

    private RowMeans ToMeans()
    {
        var names = NamesOf(_target);
        var (model, baseline) = (RowMeans.Of(_actual.Length, names.Length, OfModel), RowMeans.Of(_actual.Length, names.Length, OfConstant));
        var values = names.Select((name, place) => MetricValue.Of(name, model[place], baseline[place]));
        for (var i = 0; i < _quantiles.Length; i++)
        {
            values[CoveragePlaceOf(i)] = values[CoveragePlaceOf(i)] with { Goal = _quantiles[i] };
        }

        var between = (double)((decimal)_target.Quantiles[^1] - (decimal)_target.Quantiles[0]);
        values[RangeCoveragePlace] = values[RangeCoveragePlace] with { Goal = between };
        return new RowMeans(values, OfModel);
    }

    private void OfModel(int row, Span<double> numbers)
    {
        var prediction = new PredictionView(_target, ClassDecision.Usual, _outputs.Row(row));
        for (var i = 0; i < _predicted.Length; i++)
        {
            _predicted[i] = prediction.Quantile(_column, i);
        }

        Judge(_predicted, _actual[row], numbers);
    }

    private void OfConstant(int row, Span<double> numbers) => Judge(_constant, _actual[row], numbers);

    /// <summary>What a row adds to each metric.</summary>
    private void Judge(ReadOnlySpan<double> predicted, double actual, Span<double> numbers)
    {
        numbers[MeanLossPlace] = 0;
        for (var i = 0; i < _quantiles.Length; i++)
        {
            Judge(_quantiles[i], predicted[i], actual, numbers.Slice(LossPlaceOf(i), 2));
            numbers[MeanLossPlace] += numbers[LossPlaceOf(i)] / _quantiles.Length;
        }

        numbers[RangeCoveragePlace] = actual >= predicted[0] && actual <= predicted[^1] ? 1 : 0;
        numbers[RangeWidthPlace] = predicted[^1] - predicted[0];
    }

    private static int LossPlaceOf(int quantile) => MeanLossPlace + 1 + 2 * quantile;

    private static int CoveragePlaceOf(int quantile) => LossPlaceOf(quantile) + 1;

    /// <summary>The names of the two of a quantile, in order.</summary>
    private static string[] NamesOf(float quantile) =>
        [Metric.NameOf(MetricTable.QuantilePinball, quantile), Metric.NameOf(MetricTable.QuantileCoverage, quantile)];
}
