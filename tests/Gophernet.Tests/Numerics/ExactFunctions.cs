namespace Gophernet.Tests.Numerics;

/// <summary>
/// The references of the vector functions, in double: some hundred million times nearer to the exact value than a float. The
/// framework's Math may be used here, as a last bit of a double is nothing beside a float's.
/// </summary>
internal static class ExactFunctions
{
    // Klambauer et al., 2017, appendix A.
    private const double SeluScale = 1.0507009873554804934193349852946;
    private const double SeluAlpha = 1.6732632423543772848170429916717;

    private const double NormalDensityAtZero = 0.39894228040143267793994605993438; // 1/√(2π)

    // Far beyond the places where a float's results have become 0, 1 or x; there 0 · ∞ would be no number.
    private const double Far = 1000;

    // The two forms are equal; each is exact on its side.
    public static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));

    public static double Selu(double x) => SeluScale * (x < 0 ? SeluAlpha * ExpLessOne(x) : x);

    public static double SeluDerivative(double x) => double.IsNaN(x) ? x : SeluScale * (x < 0 ? SeluAlpha * Math.Exp(x) : 1);

    public static double Silu(double x) => x < -Far ? 0 : x * Sigmoid(x);

    public static double SiluDerivative(double x) => SlopeWithin(x, y => Sigmoid(y) * (1 + y * Sigmoid(-y)));

    public static double Mish(double x) => x < -Far ? 0 : x * TanhOfSoftplus(x);

    public static double MishDerivative(double x) => SlopeWithin(
        x,
        y =>
        {
            var tanh = TanhOfSoftplus(y);
            return tanh + y * (1 - tanh * tanh) * Sigmoid(y);
        });

    public static double Gelu(double x) => x < -Far ? 0 : x * NormalDistribution(x);

    public static double GeluDerivative(double x) => SlopeWithin(x, y => NormalDistribution(y) + y * NormalDensity(y));

    private static double SlopeWithin(double x, Func<double, double> slope) => x < -Far ? 0 : x > Far ? 1 : slope(x);

    /// <summary>eˣ − 1, near 0 by its Taylor series.</summary>
    private static double ExpLessOne(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }

        var sum = 0.0;
        var term = x;
        for (var i = 2; i < 20; i++)
        {
            sum += term;
            term *= x / i;
        }

        return sum;
    }

    /// <summary>With E = eˣ, tanh(ln(1 + E)) = (E² + 2E)/(E² + 2E + 2); divided by E² where that would overflow.</summary>
    private static double TanhOfSoftplus(double x)
    {
        var e = Math.Exp(-Math.Abs(x));
        return x < 0 ? e * (2 + e) / (e * (2 + e) + 2) : (1 + 2 * e) / (1 + 2 * e + 2 * e * e);
    }

    private static double NormalDensity(double x) => NormalDensityAtZero * Math.Exp(-x * x / 2);

    /// <summary>Φ(x): by Marsaglia's series (2004) in the middle, by Laplace's continued fraction (1805) of the tail beyond 3.</summary>
    private static double NormalDistribution(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < 3)
        {
            var sum = 0.0;
            var term = x;
            for (var i = 3; Math.Abs(term) > 1e-18; i += 2)
            {
                sum += term;
                term *= x * x / i;
            }

            return 0.5 + NormalDensity(x) * sum;
        }

        var fraction = magnitude;
        for (var i = 100; i > 0; i--)
        {
            fraction = magnitude + i / fraction;
        }

        var tail = NormalDensity(x) / fraction;
        return x < 0 ? tail : 1 - tail;
    }
}
