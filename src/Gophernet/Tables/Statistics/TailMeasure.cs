using Gophernet.Numerics;

namespace Gophernet.Tables.Statistics;

/// <summary>How long the tails of a column are.</summary>
internal static class TailMeasure
{
    // Of uniform, normal and exponential numbers 0 to 0.07 is hidden, of a lognormal with deviation 1 a third. Where less was hidden, further forms gave
    // nothing, and on small tables with many such columns cost some: breast_cancer, 0.974 instead of 0.982 with 0.1.
    private const double MaxHidden = 0.2;

    private const double Farthest = 1e100; // its square is a number still

    // Nearer to the origin, in shares of the largest distance, nothing is told apart.
    private const double SmallestShare = 1e-12;
    private const double SmallestUnit = 1e-300;

    /// <summary>
    /// Whether drawing far numbers in hides much of what tells them apart: 1 − ρ², ρ being the correlation of numbers and inputs. It is what a sum that is
    /// linear in the numbers cannot explain from the inputs alone. The order of the rows has no part in it, but for rounding.
    /// </summary>
    /// <param name="scaling">How numbers become inputs.</param>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static bool IsLong(Scaling scaling, ReadOnlySpan<double> values)
    {
        if (!scaling.IsSmooth)
        {
            return false;
        }

        double count = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                var z = Math.Min(Math.Max((value - scaling.Mean) / scaling.Deviation, -Farthest), Farthest);
                var input = (double)scaling.Encode(value);
                (count, x, y) = (count + 1, x + z, y + input);
                (xx, xy, yy) = (xx + z * z, xy + z * input, yy + input * input);
            }
        }

        double Covariance(double product, double first, double second) => product / count - first / count * (second / count);
        var (variance, inputVariance, covariance) = (Covariance(xx, x, x), Covariance(yy, y, y), Covariance(xy, x, y));
        return variance > 0 && inputVariance > 0 && 1 - covariance / variance * (covariance / inputVariance) > MaxHidden;
    }

    /// <summary>A small distance from the origin: of the logarithms of all that are not 0, two deviations below the mean.</summary>
    /// <param name="values">The training rows, some of them not at the origin; NaN for missing.</param>
    /// <param name="origin">The origin.</param>
    public static double UnitOf(ReadOnlySpan<double> values, double origin)
    {
        double count = 0, sum = 0, squares = 0, largest = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value) && value != origin)
            {
                var distance = Math.Abs(value - origin);
                var logarithm = ScalarMath.Log(distance);
                (count, sum, squares, largest) = (count + 1, sum + logarithm, squares + logarithm * logarithm, Math.Max(largest, distance));
            }
        }

        var mean = sum / count;
        var unit = ScalarMath.Exp(mean - 2 * Math.Sqrt(Math.Max(0, squares / count - mean * mean)));
        return Math.Max(SmallestUnit, Math.Max(unit, SmallestShare * largest));
    }
}
