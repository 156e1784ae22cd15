using Gophernet.Networks.Losses;

namespace Gophernet.Evaluation;

/// <summary>The metrics of one predicted number. Definitions are those of scikit-learn. Sums are taken in the order of the rows.</summary>
internal sealed class RegressionMetrics
{
    private const double Rounding = 1e-9;

    private RegressionMetrics(IReadOnlyList<MetricValue> values) => Values = values;

    /// <summary>
    /// rmse, mae and median_absolute_error in the unit of the target; r2 (1 − Σ(y − ŷ)² / Σ(y − ȳ)², undefined when all actual numbers
    /// are equal); mape (mean of |y − ŷ| / |y| as a ratio, not in per cent; undefined when an actual number is 0). Baseline: the mean of
    /// the actual numbers, predicted for each row. Of a quantile q also pinball (mean of q·(y − ŷ) where y is above ŷ and of (1 − q)·(ŷ − y) where it is not)
    /// and coverage (the share of actual numbers that are not above the predicted); baseline: that quantile of the actual numbers.
    /// </summary>
    public IReadOnlyList<MetricValue> Values { get; }

    /// <summary>Computes the metrics in O(rows · log(rows)).</summary>
    /// <param name="predicted">ŷ, [rows].</param>
    /// <param name="actual">y, [rows], in the same unit.</param>
    /// <param name="quantile">The quantile that is predicted, between 0 and 1; null for the mean or the like.</param>
    /// <exception cref="ArgumentException">There are no rows, the lengths differ, or a number is not finite.</exception>
    public static RegressionMetrics Compute(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, double? quantile = null)
    {
        if (predicted.Length != actual.Length)
        {
            throw new ArgumentException($"{predicted.Length} predictions stand beside {actual.Length} actual numbers.", nameof(predicted));
        }

        MetricInput.RequireRows(actual.Length);
        MetricInput.RequireFinite(predicted);
        MetricInput.RequireFinite(actual);

        var means = new double[actual.Length];
        Array.Fill(means, Mean(actual));
        var model = Errors.Of(predicted, actual);
        var baseline = Errors.Of(means, actual);
        var isConstant = baseline.Squares == 0;
        return new RegressionMetrics(Array.AsReadOnly<MetricValue>(
        [
            MetricValue.Of("rmse", Math.Sqrt(model.Squares / actual.Length), Math.Sqrt(baseline.Squares / actual.Length)),
            MetricValue.Of("mae", model.MeanAbsolute, baseline.MeanAbsolute),
            MetricValue.Of("median_absolute_error", model.MedianAbsolute, baseline.MedianAbsolute),
            MetricValue.Of("r2", isConstant ? double.NaN : 1 - model.Squares / baseline.Squares, isConstant ? double.NaN : 0),
            MetricValue.Of("mape", model.MeanRelative, baseline.MeanRelative),
            .. quantile is null ? [] : OfQuantile(predicted, actual, quantile.Value),
        ]));
    }

    /// <summary>The same metrics, and more after them.</summary>
    public RegressionMetrics With(IReadOnlyList<MetricValue> more) => new(Array.AsReadOnly<MetricValue>([.. Values, .. more]));

    /// <summary>The mean of each metric over several outputs, each weighing the same; undefined where one of them is.</summary>
    /// <param name="outputs">One for each output, at least one.</param>
    /// <exception cref="ArgumentException">There are no outputs.</exception>
    public static IReadOnlyList<MetricValue> Average(IReadOnlyList<RegressionMetrics> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentOutOfRangeException.ThrowIfZero(outputs.Count, nameof(outputs));
        var average = outputs[0].Values.Select((metric, i) => metric with
        {
            Value = outputs.Average(output => output.Values[i].Value),
            Baseline = outputs.Average(output => output.Values[i].Baseline),
        });
        return Array.AsReadOnly(average.ToArray());
    }

    /// <summary>The pinball loss and the coverage of a quantile.</summary>
    internal static MetricValue[] OfQuantile(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, double quantile)
    {
        var constant = new double[actual.Length];
        Array.Fill(constant, QuantileOf(actual, quantile));
        var (model, baseline) = (Pinball(predicted, actual, quantile), Pinball(constant, actual, quantile));
        return
        [
            MetricValue.Of("pinball", model.Loss, baseline.Loss),
            MetricValue.Of("coverage", model.Coverage, baseline.Coverage) with { Goal = quantile },
        ];
    }

    /// <summary>The smallest number that so large a share does not lie above: of all constants it has the smallest pinball loss.</summary>
    internal static double QuantileOf(ReadOnlySpan<double> actual, double quantile)
    {
        var ranked = actual.ToArray();
        Array.Sort(ranked);
        return ranked[CountOf(quantile, ranked.Length) - 1];
    }

    /// <summary>The fewest rows, one or more, that are so large a share: a share that is written in decimals is not exact in binary.</summary>
    internal static int CountOf(double share, int rows) => Math.Max(1, (int)Math.Ceiling(share * rows - Rounding));

    private static (double Loss, double Coverage) Pinball(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual, double quantile)
    {
        var (loss, covered) = (0.0, 0);
        for (var row = 0; row < actual.Length; row++)
        {
            var difference = predicted[row] - actual[row];
            loss += Quantile.Pinball(difference, above: 1 - quantile, below: quantile);
            covered += difference < 0 ? 0 : 1;
        }

        return (loss / actual.Length, (double)covered / actual.Length);
    }

    /// <summary>Summed as distances from the first, so that the mean of equal numbers is that number, to the last bit.</summary>
    internal static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value - values[0];
        }

        return values[0] + sum / values.Length;
    }

    /// <summary>Squares: Σ(y − ŷ)². MeanRelative: NaN when an actual number is 0.</summary>
    private readonly record struct Errors(double Squares, double MeanAbsolute, double MedianAbsolute, double MeanRelative)
    {
        public static Errors Of(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
        {
            double squares = 0, sum = 0, relative = 0;
            var absolute = new double[actual.Length];
            for (var row = 0; row < actual.Length; row++)
            {
                var error = Math.Abs(actual[row] - predicted[row]);
                squares += error * error;
                sum += error;
                relative += actual[row] == 0 ? double.NaN : error / Math.Abs(actual[row]);
                absolute[row] = error;
            }

            Array.Sort(absolute);
            var middle = absolute.Length / 2;
            var median = absolute.Length % 2 == 1 ? absolute[middle] : (absolute[middle - 1] + absolute[middle]) / 2;
            return new Errors(squares, sum / actual.Length, median, relative / actual.Length);
        }
    }
}
