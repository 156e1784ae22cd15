using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;

namespace Gophernet.Tests.Networks;

/// <summary>Losses of numbers, worked out: outputs beside a target of 0 are the errors themselves. Every number is a sum of few powers of two.</summary>
public class RegressionLossTests
{
    [Theory]
    [InlineData(3, 3, 1)]
    [InlineData(-3, 3, -1)]
    [InlineData(0.25f, 0.25, 1)]
    [InlineData(0, 0, 0)]
    public void The_absolute_error_has_the_slope_of_its_sign(float error, double loss, float slope) =>
        Assert.Equal((loss, slope), Run(Loss.AbsoluteError, error));

    // ½e² up to the bound k, k·(|e| − ½k) beyond.
    [Theory]
    [InlineData(1, 0.5f, 0.125, 0.5f)]
    [InlineData(1, -0.5f, 0.125, -0.5f)]
    [InlineData(1, 1, 0.5, 1)]
    [InlineData(1, 3, 2.5, 1)]
    [InlineData(1, -3, 2.5, -1)]
    [InlineData(0.5f, 0.25f, 0.03125, 0.25f)]
    [InlineData(0.5f, 3, 1.375, 0.5f)]
    [InlineData(0.5f, -3, 1.375, -0.5f)]
    public void Hubers_loss_goes_straight_on_beyond_its_bound(float bound, float error, double loss, float slope) =>
        Assert.Equal((loss, slope), Run(new LossFunction(Loss.Huber, bound), error));

    // (1 − q)·e where the output is too large, q·|e| where it is too small.
    [Theory]
    [InlineData(0.5f, 2, 1, 0.5f)]
    [InlineData(0.5f, -2, 1, -0.5f)]
    [InlineData(0.75f, 2, 0.5, 0.25f)]
    [InlineData(0.75f, -2, 1.5, -0.75f)]
    [InlineData(0.25f, -2, 0.5, -0.25f)]
    public void The_pinball_loss_weighs_both_sides_as_the_quantile_says(float quantile, float error, double loss, float slope) =>
        Assert.Equal((loss, slope), Run(new LossFunction(Loss.Quantile, quantile), error));

    // Just below 7, six of 1 to 9 are smaller and three larger: 6·¼ − 3·¾ < 0. Just above it seven and two: 7·¼ − 2·¾ > 0.
    [Fact]
    public void The_best_constant_of_the_pinball_loss_is_the_quantile()
    {
        var losses = Enumerable.Range(0, 41).Select(i => i / 4f).ToDictionary(
            constant => constant,
            constant => Enumerable.Range(1, 9).Sum(target => Run(new LossFunction(Loss.Quantile, 0.75f), constant - target).Loss));

        Assert.Equal(7, losses.MinBy(entry => entry.Value).Key);
    }

    [Fact]
    public void Hubers_bound_is_1_and_the_quantile_the_median_unless_said_otherwise()
    {
        Assert.Equal(new LossFunction(Loss.Huber, 1), Loss.Huber);
        Assert.Equal(new LossFunction(Loss.Quantile, 0.5f), Loss.Quantile);
    }

    public static TheoryData<Loss> OfNumbers { get; } = [.. Loss.All.Where(loss => loss.FitsNumbers)];

    [Theory]
    [MemberData(nameof(OfNumbers))]
    public void What_is_not_a_number_makes_the_loss_none(Loss loss) => Assert.True(double.IsNaN(Run(loss, float.NaN).Loss));

    [Theory]
    [MemberData(nameof(OfNumbers))]
    public void The_padding_has_no_loss_and_no_slopes_whatever_it_holds(Loss loss)
    {
        var (sums, targets, weights, deltas) = (new PanelMatrix(2, 3), new PanelMatrix(2, 3), new PanelMatrix(1, 3), new PanelMatrix(2, 3));
        sums.Values.Fill(1); // the padding too
        weights.Values[..3].Fill(1);
        deltas.Values.Fill(float.NaN);

        var value = loss.Run([loss.UsualParameter], Activation.Identity, sums, sums, targets, weights, deltas);

        Assert.Equal(6 * Run(loss, 1).Loss, value);
        Assert.Equal(6 * Run(loss, 1).Slope, deltas.Values.ToArray().Sum());
    }

    private static (double Loss, float Slope) Run(LossFunction loss, float error)
    {
        var (output, deltas) = (PanelSamples.Of(1, 1, error), new PanelMatrix(1, 1));
        var value = loss.Kind.Run(loss.PerOutput, Activation.Identity, output, output, new PanelMatrix(1, 1), null, deltas);
        return (value, deltas[0, 0]);
    }
}
