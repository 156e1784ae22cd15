using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class ScalarExpTests
{
    // "About 1 ulp"; the C library's is rounded too.
    private const double Rounding = 4.4e-16;

    [Fact]
    public void The_exponential_is_that_of_the_c_library()
    {
        var random = new Random(1);
        for (var i = 0; i < 200_000; i++)
        {
            var x = i % 2 == 0 ? 2 * random.NextDouble() - 1 : 708 * (2 * random.NextDouble() - 1);

            Assert.Equal(Math.Exp(x), ScalarMath.Exp(x), Rounding * Math.Exp(x));
        }
    }

    // Subnormals are rounded to a whole number of the smallest.
    [Fact]
    public void Tiny_powers_are_the_nearest_subnormals_or_their_neighbours()
    {
        for (var x = -746.0; x < -708; x += 1 / 64.0)
        {
            Assert.Equal(Math.Exp(x), ScalarMath.Exp(x), double.Epsilon + Rounding * Math.Exp(x));
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(710, double.PositiveInfinity)]
    [InlineData(1e300, double.PositiveInfinity)]
    [InlineData(-746, 0)]
    [InlineData(-1e300, 0)]
    public void The_exponential_is_exact_at_0_and_at_the_ends(double x, double expected) => Assert.Equal(expected, ScalarMath.Exp(x));

    // The largest whose power is a number: ln of the largest double.
    [Fact]
    public void The_largest_power_is_a_number() => Assert.True(double.IsFinite(ScalarMath.Exp(709.782712893384)));
}
