using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>The cosine of whole turns and the binary logarithm, in double.</summary>
public class ScalarTurnsTests
{
    private const decimal Pi = 3.1415926535897932384626433833m;

    // 2.8e-16 was measured: a rounding or two of numbers up to 1.
    private static readonly double MaxError = Math.ScaleB(1, -51);

    // ln is less than 1 ulp off; 1 / ln 2 and the product are rounded once each.
    private static readonly double LogRounding = Math.ScaleB(1, -51);

    // Multiples of 2⁻²⁰, exact in decimal: the reference is the Taylor series in 28 decimal digits, which shares nothing with the product.
    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(-3)]
    public void The_cosine_is_that_of_its_series(int turns)
    {
        const int Steps = 1 << 20;
        var largest = 0m;
        for (var i = 0; i < Steps; i += 61)
        {
            largest = Math.Max(largest, Math.Abs(Exact(ScalarMath.CosTurns(turns + (double)i / Steps)) - Cos(i / (decimal)Steps)));
        }

        Assert.True((double)largest <= MaxError, $"{largest:e3} off, more than {MaxError:e3}");
    }

    // Against the C library's, whose angle is rounded: half a unit of 2π·x, at most 2⁻⁵² for an angle of half a turn.
    [Fact]
    public void The_cosine_is_that_of_the_c_library()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var turns = random.NextDouble() - 0.5;

            Assert.Equal(Math.Cos(2 * Math.PI * turns), ScalarMath.CosTurns(turns), 2 * MaxError);
        }
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.75)]
    [InlineData(-0.25)]
    [InlineData(123456789.25)]
    public void The_cosine_is_0_at_a_quarter_turn(double turns) => Assert.Equal(0, ScalarMath.CosTurns(turns));

    [Fact]
    public void The_binary_logarithm_of_a_power_of_two_is_its_exponent()
    {
        for (var exponent = -1074; exponent < 1024; exponent++)
        {
            Assert.Equal(exponent, ScalarMath.Log2(Math.ScaleB(1, exponent)), Math.Abs(exponent) * LogRounding);
        }
    }

    [Fact]
    public void The_binary_logarithm_is_that_of_the_c_library()
    {
        var random = new Random(2);
        for (var i = 0; i < 100_000; i++)
        {
            var x = Math.ScaleB(1 + random.NextDouble(), random.Next(-1000, 1000));

            Assert.Equal(Math.Log2(x), ScalarMath.Log2(x), Math.Abs(Math.Log2(x)) * LogRounding);
        }
    }

    /// <summary>cos(2πx) for x in [0, 1), on an eighth of a turn, where the series loses no digits.</summary>
    private static decimal Cos(decimal x)
    {
        var turn = x > 0.5m ? 1 - x : x;
        return turn > 0.25m ? -OnQuarter(0.5m - turn) : OnQuarter(turn);
    }

    /// <summary>A number of at most 1 to 2⁻⁶⁰; the conversion to decimal would round it to 15 digits.</summary>
    private static decimal Exact(double x) => (long)Math.ScaleB(x, 60) / (decimal)(1L << 60);

    private static decimal OnQuarter(decimal turn) => turn <= 0.125m ? Series(2 * Pi * turn, 0) : Series(2 * Pi * (0.25m - turn), 1);

    /// <summary>Σ ± angleⁿ / n! over every other n from the first: 0 for the cosine, 1 for the sine.</summary>
    private static decimal Series(decimal angle, int first)
    {
        var term = first == 0 ? 1 : angle;
        var sum = term;
        for (var n = first + 2; n < 30; n += 2)
        {
            term *= -angle * angle / (n * (n - 1));
            sum += term;
        }

        return sum;
    }
}
