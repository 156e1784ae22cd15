using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class TemperatureScalingTests
{
    // The reluctance of one row, among 1,000, where the minimum is sharp and where it is flat.
    private const double Sharp = 0.01;
    private const double Flat = 0.1;

    // With sums (s, 0) the log-loss of rows of which a share p is of the first class is smallest where the sigmoid of s / T is p: T = s / ln(p / (1 − p)).
    [Theory]
    [InlineData(2, 0.8, 1.4427, Sharp)] // 2 / ln 4
    [InlineData(0.5, 0.9, 0.2276, Sharp)] // 0.5 / ln 9
    [InlineData(3, 0.6, 7.3989, Flat)] // 3 / ln 1.5
    public void The_temperature_makes_rows_as_certain_as_they_are_right(double sum, double share, double expected, double reluctance)
    {
        var actual = new int[1000];
        var sums = new Matrix(actual.Length, 2);
        for (var row = 0; row < actual.Length; row++)
        {
            sums[row, 0] = (float)sum;
            actual[row] = row < share * actual.Length ? 0 : 1;
        }

        Assert.InRange(TemperatureScaling.Fit(sums, actual) / expected, 1 - reluctance, 1 + reluctance);
    }

    [Fact]
    public void Few_rows_that_are_all_right_do_not_make_certain()
    {
        var sums = new Matrix(5, 2, [3, 0, 3, 0, 0, 3, 3, 0, 0, 3]);

        Assert.InRange(TemperatureScaling.Fit(sums, [0, 0, 1, 0, 1]), 0.5, 1);
    }

    [Fact]
    public void Without_rows_nothing_changes() => Assert.Equal(1, TemperatureScaling.Fit(new Matrix(0, 3), []));

    [Fact]
    public void Sums_that_say_nothing_leave_the_temperature_alone() =>
        Assert.Equal(1, TemperatureScaling.Fit(new Matrix(4, 2), [0, 1, 0, 1]), tolerance: 1e-5);
}
