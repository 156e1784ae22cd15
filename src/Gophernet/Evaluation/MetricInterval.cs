using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>What the 95% intervals of all metrics have in common: the rows are taken as drawn independently of each other.</summary>
internal static class MetricInterval
{
    /// <summary>The part that lies outside at each end.</summary>
    public const double Tail = 0.025;

    /// <summary>What is no further apart than this, relative to its size, is the same.</summary>
    public const double Rounding = 1e-9;

    /// <summary>So many deviations from its middle a normal distribution has that part outside at each end.</summary>
    public const double Deviations = 1.959963984540054;

    /// <summary>
    /// That of a number between 0 and 1 by its standard error, symmetric in the logarithm of its odds: it stays between 0 and 1, and is longer towards a
    /// half. Null where nothing is known: at 0 and 1, and without an error.
    /// </summary>
    public static (double Low, double High)? OfOdds(double value, double error)
    {
        if (!(value > 0 && value < 1 && error > 0 && double.IsFinite(error)))
        {
            return null;
        }

        var (odds, reach) = (value / (1 - value), ScalarMath.Exp(Math.Min(Deviations * error / (value * (1 - value)), 600)));
        return (1 / (1 + reach / odds), 1 / (1 + 1 / (odds * reach)));
    }

    /// <summary>
    /// That of the median: the numbers whose ranks are as far from the middle as that of the true median is in 95 of 100 samples. Null of few, and where all
    /// are the same: they say nothing of how far apart others are.
    /// </summary>
    /// <param name="sorted">The numbers, upwards.</param>
    /// <param name="rows">How many independent numbers say as much; null for all of them.</param>
    public static (double Low, double High)? OfMedian(ReadOnlySpan<double> sorted, double? rows = null)
    {
        var reach = Deviations * sorted.Length / Math.Sqrt(rows ?? sorted.Length) / 2;
        var low = (int)Math.Floor(sorted.Length / 2.0 - reach);
        return low < 0 || AreSame(sorted[0], sorted[^1]) ? null : (sorted[low], sorted[sorted.Length - 1 - low]);
    }

    /// <summary>Whether two numbers are the same but for rounding.</summary>
    public static bool AreSame(double one, double other) => Math.Abs(one - other) <= Rounding * Math.Abs(one);
}
