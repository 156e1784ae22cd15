namespace Gophernet.Numerics;

/// <summary>Student's t distribution, with the same bits on every machine.</summary>
internal static class StudentT
{
    private const double Tiny = 1e-300; // stands for a 0 that would be divided by
    private const double Tolerance = 1e-15;
    private const int MaxTerms = 10_000;

    /// <summary>The number that a share of the distribution lies within, on both sides of 0.</summary>
    /// <param name="share">Above 0 and below 1: 0.95 for a 95% interval.</param>
    /// <param name="degrees">The degrees of freedom, 1 or more.</param>
    public static double Within(double share, int degrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(share, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        var (low, high) = (0.0, 1.0);
        while (ShareWithin(high, degrees) < share)
        {
            (low, high) = (high, 2 * high);
        }

        while (low + (high - low) / 2 is var middle && middle > low && middle < high)
        {
            (low, high) = ShareWithin(middle, degrees) < share ? (middle, high) : (low, middle);
        }

        return high;
    }

    /// <summary>The share of the distribution that lies nearer to 0 than a number.</summary>
    public static double ShareWithin(double number, int degrees)
    {
        var square = number * number;
        return IncompleteBeta(square / (degrees + square), degrees / (degrees + square), degrees);
    }

    /// <summary>The regularised incomplete beta function of x, ½ and half of the degrees.</summary>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="rest">1 − x.</param>
    /// <param name="degrees">Twice the second parameter.</param>
    private static double IncompleteBeta(double x, double rest, int degrees)
    {
        if (x <= 0 || rest <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        var (a, b) = (0.5, degrees / 2.0);
        var front = Math.Sqrt(x) * ScalarMath.Exp(b * LogOf(rest, x)) / Beta(degrees);
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - front * Fraction(rest, b, a) / b;
    }

    /// <summary>The logarithm of 1 − x, which is exact for small x, too.</summary>
    private static double LogOf(double rest, double x)
    {
        const double Small = 1e-2;
        if (x > Small)
        {
            return ScalarMath.Log(rest);
        }

        var (sum, power) = (0.0, 1.0);
        for (var n = 1; n <= 10; n++)
        {
            power *= x;
            sum -= power / n;
        }

        return sum;
    }

    /// <summary>The beta function of ½ and half of the degrees: B(½, ½) = π, B(½, 1) = 2, and B(½, b + 1) = B(½, b) · b/(b + ½).</summary>
    private static double Beta(int degrees)
    {
        var beta = degrees % 2 == 0 ? 2 : Math.PI;
        for (var twice = degrees % 2 == 0 ? 2 : 1; twice < degrees; twice += 2)
        {
            beta *= twice / (twice + 1.0);
        }

        return beta;
    }

    /// <summary>The continued fraction of the incomplete beta function (DLMF 8.17.22), from the front (Lentz, 1976).</summary>
    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, 1 / NotZero(1 - (a + b) * x / (a + 1)));
        var value = d;
        for (var m = 1; m <= MaxTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            (c, d) = (NotZero(1 + even / c), 1 / NotZero(1 + even * d));
            value *= c * d;
            (c, d) = (NotZero(1 + odd / c), 1 / NotZero(1 + odd * d));
            value *= c * d;
            if (Math.Abs(c * d - 1) < Tolerance)
            {
                break;
            }
        }

        return value;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
