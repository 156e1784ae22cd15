using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class PairedDifferenceTests
{
    // Differences 1, 2, 3, 6: mean 3, deviation of the sample √(14/3), and √(14/3)/√4 = 1.0801.
    [Fact]
    public void Rows_are_compared_one_by_one()
    {
        var difference = PairedDifference.Of([1, 1, 1, 1], [2, 3, 4, 7], []);

        Assert.Equal(3, difference.Mean, 1e-12);
        Assert.Equal(1.0801234497, difference.StandardError, 1e-9);
        Assert.True(difference.IsBeyondNoise);
    }

    // Sums of deviations −3 and 3 of two groups: √((9 + 9)·2/1)/4 = 1.5.
    [Fact]
    public void Groups_are_independent_and_their_rows_are_not()
    {
        var difference = PairedDifference.Of([1, 1, 1, 1], [2, 3, 4, 7], [7, 7, 8, 8]);

        Assert.Equal(3, difference.Mean, 1e-12);
        Assert.Equal(1.5, difference.StandardError, 1e-12);
    }

    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 1.0, 2, 3 })]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 0.0, 1, 2 })]
    [InlineData(new[] { 1.0, 2, 3 }, new[] { 5.0, 1, 1 })]
    [InlineData(new[] { 0.0, 0, 0, 0 }, new[] { 0.0, 0, 1, 1 })] // 1.7 standard errors
    [InlineData(new[] { 1.0 }, new[] { 2.0 })]
    public void What_is_the_same_or_worse_or_as_far_apart_by_chance_is_no_better(double[] losses, double[] others) =>
        Assert.False(PairedDifference.Of(losses, others, []).IsBeyondNoise);
}
