using System.Globalization;
using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class ScalarMathTests
{
    private const int MinCases = 1000;

    // fdlibm states an error below 1 ulp; the reference is rounded to the nearest double, so the two may be neighbours.
    private const long MaxDistance = 1;

    // tests/reference/metrics/logarithm.csv: ln x from 60 digits of Python's decimal; over all exponents, around 1, √½ and √2, and in (0, 1).
    [Fact]
    public void The_logarithm_is_the_nearest_double_or_its_neighbour()
    {
        var lines = File.ReadAllLines(Repository.File("tests", "reference", "metrics", "logarithm.csv"))[1..];
        foreach (var line in lines)
        {
            var x = FromBits(line.Split(',')[0]);
            var expected = FromBits(line.Split(',')[1]);
            var actual = ScalarMath.Log(x);
            var distance = Math.Abs(BitConverter.DoubleToInt64Bits(actual) - BitConverter.DoubleToInt64Bits(expected));

            Assert.True(distance <= MaxDistance, $"ln {x:R}: expected {expected:R}, found {actual:R}");
        }

        Assert.InRange(lines.Length, MinCases, int.MaxValue);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(-1, double.NaN)]
    [InlineData(-double.Epsilon, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void The_logarithm_is_exact_at_1_and_at_the_ends(double x, double expected) => Assert.Equal(expected, ScalarMath.Log(x));

    [Fact]
    public void The_logarithm_does_not_tell_minus_zero_from_zero() => Assert.Equal(double.NegativeInfinity, ScalarMath.Log(-0.0));

    private static double FromBits(string text) =>
        BitConverter.UInt64BitsToDouble(ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
}
