
namespace Gophernet.Numerics;

/// <summary>
/// Functions of one double, for statistics and metrics. The C library's differ between machines, so these are our own: only
/// operations that IEEE 754 defines exactly, in a fixed order, so that every machine gives the same bits.
/// </summary>
internal static class ScalarMath
{
    private const long SquareRootOfHalf = 0x3FE6A09E667F3BCD; // the bits of √½
    private const long MantissaMask = 0x000FFFFFFFFFFFFF;
    private const int MantissaBits = 52;

    // ln 2 in two parts: the first has so few bits that its product with any exponent is exact.
    private const double LogTwoHigh = 6.93147180369123816490e-01;
    private const double LogTwoLow = 1.90821492927058770002e-10;

    private const double SmallestNormal = 2.2250738585072014e-308;
    private const double TwoTo54 = 18014398509481984;

    /// <summary>
    /// The natural logarithm, less than 1 ulp off: −infinity at 0, not a number below it. Method and coefficients: fdlibm, e_log.c
    /// (Sun Microsystems, 1993).
    /// </summary>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        // Subnormals are lifted by 2⁵⁴ first, and 54 is taken off the exponent.
        var lift = x < SmallestNormal ? -54 : 0;
        var lifted = lift == 0 ? x : x * TwoTo54;

        // x = m·2ᵉ with m in [√½, √2): subtracting the bits of √½ moves the border between two exponents there.
        var offset = BitConverter.DoubleToInt64Bits(lifted) - SquareRootOfHalf;
        var exponent = (double)((offset >> MantissaBits) + lift);
        var f = BitConverter.Int64BitsToDouble((offset & MantissaMask) + SquareRootOfHalf) - 1;

        // ln(1 + f) = f − f²/2 + s·(f²/2 + R), where s = f/(2 + f).
        var s = f / (2 + f);
        var halfSquare = 0.5 * f * f;
        var tail = s * (halfSquare + Remainder(s * s));
        return exponent * LogTwoHigh - (halfSquare - (tail + exponent * LogTwoLow) - f);
    }

    /// <summary>
    /// cos(2πx): x counts whole turns, so that no digit is lost in bringing it into one. Less than 3e-16 off. On a quarter turn it is a sine, whose
    /// Taylor series stops at the 21st power.
    /// </summary>
    public static double CosTurns(double x)
    {
        var turn = x - Math.Floor(x);
        var quarter = (0.25 - Math.Abs(turn - Math.Round(turn))) * (2 * Math.PI);
        var square = quarter * quarter;
        var sum = 1.0;
        for (var power = 20; power > 0; power -= 2)
        {
            sum = 1 - square * sum / (power * (power + 1));
        }

        return quarter * sum;
    }

    /// <summary>
    /// eˣ, about 1 ulp off, by the Taylor series of what is left when the nearest multiple of ln 2 is taken off: 0 below −745, infinity above 709.8.
    /// </summary>
    public static double Exp(double x)
    {
        if (!(x > -745.2 && x < 709.8))
        {
            return double.IsNaN(x) ? x : x > 0 ? double.PositiveInfinity : 0;
        }

        var power = Math.Round(x * 1.4426950408889634);
        var r = x - power * LogTwoHigh - power * LogTwoLow;
        var sum = 1.0;
        for (var term = 13; term > 0; term--)
        {
            sum = 1 + r * sum / term;
        }

        // In two halves, so that a result among the subnormals does not leave the exponent's range on the way.
        var half = (int)power / 2;
        return sum * PowerOfTwo(half) * PowerOfTwo((int)power - half);
    }

    /// <summary>The binary logarithm.</summary>
    public static double Log2(double x) => Log(x) * 1.4426950408889634;

    /// <summary>R = (ln(1 + f) − 2s)/s as a polynomial in z = s², fdlibm's Lg1 to Lg7.</summary>
    private static double Remainder(double z)
    {
        var w = z * z;
        var even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
        var odd = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01
            + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
        return odd + even;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((exponent + 1023L) << MantissaBits);
}
