namespace Gophernet.Numerics;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquare
{
    /// <summary>How probable a value of at least so much is: sums that integration by parts gives (Abramowitz and Stegun, 1964, 26.4.4 and 26.4.5).</summary>
    /// <param name="value">0 or more.</param>
    /// <param name="freedom">The degrees of freedom, at least 1.</param>
    public static double UpperTail(double value, int freedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        var (half, isOdd) = (value / 2, freedom % 2 == 1);
        var sum = isOdd ? UpperTailOfErrorFunction(Math.Sqrt(half)) : 0;

        // The first of them, and what turns each into the next: half / k with k from 1 on, or from 3/2 on.
        var term = ScalarMath.Exp(-half) * (isOdd ? 2 * Math.Sqrt(half / Math.PI) : 1);
        for (var i = isOdd ? 3 : 2; i <= freedom; i += 2)
        {
            sum += term;
            term *= half / (0.5 * i);
        }

        return Math.Min(sum, 1);
    }

    /// <summary>1 − erf(x), to 1.2e-7 of itself: the approximation erfcc of Press et al., "Numerical recipes in C", 1992, 6.2.</summary>
    private static double UpperTailOfErrorFunction(double x)
    {
        ReadOnlySpan<double> coefficients =
            [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
        var (t, exponent) = (1 / (1 + 0.5 * x), 0.0);
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            exponent = coefficients[i] + t * exponent;
        }

        return t * ScalarMath.Exp(exponent - x * x);
    }
}
