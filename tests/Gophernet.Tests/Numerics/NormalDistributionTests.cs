using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class NormalDistributionTests
{
    // Abramowitz and Stegun, "Handbook of mathematical functions", 1964, table 26.1, and their symmetry.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-1, 0.158655253931457)]
    [InlineData(2, 0.977249868051821)]
    [InlineData(4, 0.999968328758167)]
    public void Agrees_with_the_tables(double x, double probability) => Assert.Equal(probability, NormalDistribution.Probability(x), 1e-14);

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.090232306167813)]
    public void A_quantile_is_the_number_of_a_probability(double probability, double x) =>
        Assert.Equal(x, NormalDistribution.Quantile(probability), 1e-11);
}
