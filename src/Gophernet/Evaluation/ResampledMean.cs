using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// What is known of a metric from several models, each trained on most of the rows and judged on the rest: its mean, and where it lies. The models learn from
/// many of the same rows, and are alike: the variance of the mean is not that of a sample, 1/n of the variance, but 1/n plus the ratio of judged to learnt
/// rows of it (Nadeau and Bengio, "Inference for the generalization error", Machine Learning 52, 2003).
/// </summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation of the values, as of a sample.</param>
/// <param name="StandardError">That of the mean, with the correction.</param>
/// <param name="Low">The lower end of the interval; not a number where all values are the same: that says nothing of how far apart others are.</param>
/// <param name="High">The upper end.</param>
internal readonly record struct ResampledMean(double Mean, double Deviation, double StandardError, double Low, double High)
{
    /// <summary>How much of the distribution the interval holds.</summary>
    public const double Level = 0.95;

    /// <summary>The name of the method.</summary>
    public const string Method = "corrected resampled t (Nadeau and Bengio 2003)";

    /// <summary>The same for a metric: within the range of its values.</summary>
    public ResampledMean Of(MetricValue metric)
    {
        var (min, max) = MetricTable.Find(metric.Name) is { } known ? (known.Min, known.Max) : ((double?)null, (double?)null);
        return this with
        {
            Low = Math.Max(Low, Math.Min(min ?? double.NegativeInfinity, Mean)), High = Math.Min(High, Math.Max(max ?? double.PositiveInfinity, Mean)),
        };
    }

    /// <param name="values">The metric of each model, two or more; not numbers where some are none.</param>
    /// <param name="judgedPerLearnt">The rows that judge a model for each that it learns from, in the mean.</param>
    public static ResampledMean Of(ReadOnlySpan<double> values, double judgedPerLearnt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Length, 2, nameof(values));
        var (mean, squares, areSame) = (0.0, 0.0, true);
        foreach (var value in values)
        {
            mean += value / values.Length;
            areSame &= MetricInterval.AreSame(values[0], value);
        }

        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        var variance = squares / (values.Length - 1);
        var error = Math.Sqrt((1.0 / values.Length + judgedPerLearnt) * variance);
        var reach = areSame ? double.NaN : StudentT.Within(Level, values.Length - 1) * error;
        return new ResampledMean(mean, Math.Sqrt(variance), error, mean - reach, mean + reach);
    }
}
