using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class ChiSquareTests
{
    private const double Tolerance = 2e-7; // of the approximation, of itself

    /// <summary>From the density, integrated in 200,000 steps by Simpson's rule in double precision.</summary>
    [Theory]
    [InlineData(0.5, 1, 0.479500122187)]
    [InlineData(3.841458820694124, 1, 0.05)]
    [InlineData(20, 1, 7.74421643104e-06)]
    [InlineData(1, 2, 0.606530659713)]
    [InlineData(9.21, 2, 0.0100017020047)]
    [InlineData(7.8, 3, 0.0503310978599)]
    [InlineData(30, 3, 1.38005703129e-06)]
    [InlineData(12, 7, 0.100558868508)]
    [InlineData(25, 12, 0.0148228745974)]
    public void The_upper_tail_is_the_integral_of_the_density(double value, int freedom, double expected) =>
        Assert.Equal(1, ChiSquare.UpperTail(value, freedom) / expected, Tolerance);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Nothing_is_below_0(int freedom) => Assert.Equal(1, ChiSquare.UpperTail(0, freedom), Tolerance);
}
