using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class StudentTTests
{
    // Tables are printed to so many places.
    private const double Printed = 0.0005;

    /// <summary>NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, upper critical values of Student's t distribution.</summary>
    [Theory]
    [InlineData(0.95, 1, 12.706)]
    [InlineData(0.95, 2, 4.303)]
    [InlineData(0.95, 3, 3.182)]
    [InlineData(0.95, 4, 2.776)]
    [InlineData(0.95, 9, 2.262)]
    [InlineData(0.95, 10, 2.228)]
    [InlineData(0.95, 29, 2.045)]
    [InlineData(0.95, 49, 2.010)]
    [InlineData(0.95, 99, 1.984)]
    [InlineData(0.99, 1, 63.657)]
    [InlineData(0.99, 4, 4.604)]
    [InlineData(0.99, 30, 2.750)]
    [InlineData(0.90, 5, 2.015)]
    [InlineData(0.80, 7, 1.415)]
    public void Quantiles_are_those_of_the_tables(double share, int degrees, double expected) =>
        Assert.Equal(expected, StudentT.Within(share, degrees), Printed);

    [Fact]
    public void Of_one_and_two_degrees_quantiles_have_a_formula() => Assert.All(Enumerable.Range(1, 99).Select(percent => percent / 100.0), share =>
    {
        Assert.Equal(1, StudentT.Within(share, 1) / Math.Tan(Math.PI * share / 2), 1e-12);
        Assert.Equal(1, StudentT.Within(share, 2) / (share * Math.Sqrt(2 / (1 - share * share))), 1e-12);
    });

    [Fact]
    public void Of_many_degrees_the_distribution_is_normal() => Assert.Equal(1.959963984540054, StudentT.Within(0.95, 10_000_000), 1e-6);

    [Fact]
    public void A_share_comes_back_from_its_quantile() => Assert.All([1, 2, 3, 4, 9, 14, 49, 99, 499, 999_999], degrees =>
        Assert.All([0.01, 0.5, 0.9, 0.95, 0.999], share => Assert.Equal(share, StudentT.ShareWithin(StudentT.Within(share, degrees), degrees), 1e-10)));

    [Theory]
    [InlineData(1, 4623342575419149592)]
    [InlineData(4, 4613434417370609116)]
    [InlineData(99, 4611614937896433720)]
    public void Its_bits_are_those_of_every_machine(int degrees, long bits) =>
        Assert.Equal(bits, BitConverter.DoubleToInt64Bits(StudentT.Within(0.95, degrees)));
}
