namespace Gophernet.Evaluation;

/// <summary>The metrics of one predicted number. Definitions are those of scikit-learn. Sums are taken in the order of the rows.</summary>
internal sealed class RegressionMetrics
{
    private const double Rounding = 1e-9;

    private RegressionMetrics(IReadOnlyList<MetricValue> errors, IReadOnlyList<RowMeans> means)
    {
        (Errors, Means) = (errors, means);
        Values = Array.AsReadOnly<MetricValue>([.. errors, .. means.SelectMany(part => part.Values)]);
    }

    /// <summary>
    /// rmse, mae and median_absolute_error in the unit of the target; r2 (1 − Σ(y − ŷ)² / Σ(y − ȳ)², undefined when all actual numbers
    /// are equal); mape (mean of |y − ŷ| / |y| as a ratio, not in per cent; undefined when an actual number is 0). Baseline: the mean of
    /// the actual numbers, predicted for each row. Of a quantile q also pinball (mean of q·(y − ŷ) where y is above ŷ and of (1 − q)·(ŷ − y) where it is not)
    /// and coverage (the share of actual numbers that are not above the predicted); baseline: that quantile of the actual numbers.
    /// </summary>
    public IReadOnlyList<MetricValue> Values { get; }

    /// <summary>Those of them that every number is judged by: the first.</summary>
    public IReadOnlyList<MetricValue> Errors { get; }

    /// <summary>The others, with what each row adds to them.</summary>
    public IReadOnlyList<RowMeans> Means { get; }

    /// <summary>Computes the metrics in O(rows · log(rows)).</summary>
    /// <param name="predicted">ŷ, [rows].</param>
    /// <param name="actual">y, [rows], in the same unit.</param>
    /// <param name="quantile">The quantile that is predicted, between 0 and 1; null for the mean or the like.</param>
    /// <exception cref="ArgumentException">There are no rows, the lengths differ, or a number is not finite.</exception>
    public static RegressionMetrics Compute(double[] predicted, double[] actual, double? quantile = null)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(actual);
        if (predicted.Length != actual.Length)
        {
            throw new ArgumentException($"{predicted.Length} predictions stand beside {actual.Length} actual numbers.", nameof(predicted));
        }

        MetricInput.RequireRows(actual.Length);
        MetricInput.RequireFinite(predicted);
        MetricInput.RequireFinite(actual);

        var (mean, errors) = (Mean(actual), new double[actual.Length]);
        var model = ErrorSums.Of(row => predicted[row], actual, errors);
        var baseline = ErrorSums.Of(_ => mean, actual, errors);
        var isConstant = baseline.Squares == 0;
        return new RegressionMetrics(
            [
                MetricValue.Of(MetricTable.Rmse, Math.Sqrt(model.Squares / actual.Length), Math.Sqrt(baseline.Squares / actual.Length)),
                MetricValue.Of(MetricTable.Mae, model.MeanAbsolute, baseline.MeanAbsolute),
                MetricValue.Of(MetricTable.MedianAbsoluteError, model.MedianAbsolute, baseline.MedianAbsolute),
                MetricValue.Of(MetricTable.R2, isConstant ? double.NaN : 1 - model.Squares / baseline.Squares, isConstant ? double.NaN : 0),
                MetricValue.Of(MetricTable.Mape, model.MeanRelative, baseline.MeanRelative),
            ], quantile is null ? [] : [OfQuantile(predicted, actual, quantile.Value)]);
    }

    /// <summary>The same metrics, and more after them.</summary>
    public RegressionMetrics With(RowMeans more) => new(Errors, [.. Means, more]);

    /// <summary>The same metrics without those of quantiles.</summary>
    public RegressionMetrics WithoutQuantiles() => new(Errors, Means.Where(part => part.Values[0].Name != MetricTable.Pinball));

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
    private static RowMeans OfQuantile(double[] predicted, double[] actual, double quantile)
    {
        var constant = QuantileOf(actual, quantile);
        var model = RowMeans.Of(actual.Length, 2, OfModel);
        var baseline = RowMeans.Of(actual.Length, 2, (row, numbers) => QuantileMetrics.Judge(quantile, constant, actual[row], numbers));
        return new RowMeans(
            [
                MetricValue.Of(MetricTable.Pinball, model[0], baseline[0]),
                MetricValue.Of(MetricTable.Coverage, model[1], baseline[1]) with { Goal = quantile },
            ], OfModel);

        void OfModel(int row, Span<double> numbers) => QuantileMetrics.Judge(quantile, predicted[row], actual[row], numbers);
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
    private readonly record struct ErrorSums(double Squares, double MeanAbsolute, double MedianAbsolute, double MeanRelative)
    {
        /// <param name="predicted">Gives ŷ of a row.</param>
        /// <param name="actual">y, [rows].</param>
        /// <param name="absolute">Memory for a number a row.</param>
        public static ErrorSums Of(Func<int, double> predicted, double[] actual, double[] absolute)
        {
            double squares = 0, sum = 0, relative = 0;
            for (var row = 0; row < actual.Length; row++)
            {
                var error = Math.Abs(actual[row] - predicted(row));
                squares += error * error;
                sum += error;
                relative += actual[row] == 0 ? double.NaN : error / Math.Abs(actual[row]);
                absolute[row] = error;
            }

            Array.Sort(absolute);
            var middle = absolute.Length / 2;
            var median = absolute.Length % 2 == 1 ? absolute[middle] : (absolute[middle - 1] + absolute[middle]) / 2;
            return new ErrorSums(squares, sum / actual.Length, median, relative / actual.Length);
        }
    }
}
