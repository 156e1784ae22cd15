namespace Gophernet.Numerics;

/// <summary>The normal distribution with mean 0 and deviation 1: its probabilities, and where they lie.</summary>
internal static class NormalDistribution
{
    private const double Sqrt2Pi = 2.5066282746310002;
    private const double SeriesEnd = 7;

    /// <summary>
    /// The probability of a number up to <paramref name="x"/>, to 1e-14: the series of Marsaglia, "Evaluating the normal distribution", 2004.
    /// </summary>
    public static double Probability(double x)
    {
        if (Math.Abs(x) > SeriesEnd)
        {
            return x > 0 ? 1 : 0; // 1e-12
        }

        var (sum, previous, term) = (x, 0.0, x);
        for (var i = 3; sum != previous; i += 2)
        {
            previous = sum;
            term *= x * x / i;
            sum += term;
        }

        return 0.5 + sum * ScalarMath.Exp(-0.5 * x * x) / Sqrt2Pi;
    }

    /// <summary>The number up to which that much probability lies.</summary>
    /// <param name="probability">Above 0, below 1.</param>
    public static double Quantile(double probability)
    {
        var (low, high) = (-SeriesEnd, SeriesEnd);
        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Probability(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }
}
