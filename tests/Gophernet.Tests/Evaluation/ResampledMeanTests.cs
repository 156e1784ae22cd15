using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class ResampledMeanTests
{
    private const double Rounding = 1e-3;

    [Fact]
    public void The_standard_error_is_corrected_for_rows_that_models_share()
    {
        // Five folds: (1/5 + 1/4) of the variance, 2.5; a quantile of 2.776 for 4 degrees of freedom.
        var mean = ResampledMean.Of([1, 2, 3, 4, 5], judgedPerLearnt: 0.25);

        Assert.Equal(3, mean.Mean, Rounding);
        Assert.Equal(Math.Sqrt(2.5), mean.Deviation, Rounding);
        Assert.Equal(Math.Sqrt(0.45 * 2.5), mean.StandardError, Rounding);
        Assert.Equal(3 - 2.776 * Math.Sqrt(0.45 * 2.5), mean.Low, Rounding);
        Assert.Equal(3 + 2.776 * Math.Sqrt(0.45 * 2.5), mean.High, Rounding);
    }

    [Fact]
    public void Without_shared_rows_it_is_that_of_a_sample()
    {
        // Gosset's example, "The probable error of a mean", Biometrika 6, 1908: ten differences of hours of sleep.
        var mean = ResampledMean.Of([1.2, 2.4, 1.3, 1.3, 0, 1.0, 1.8, 0.8, 4.6, 1.4], judgedPerLearnt: 0);

        Assert.Equal(1.58, mean.Mean, Rounding);
        Assert.Equal(0.7001, mean.Low, Rounding); // t.test of R
        Assert.Equal(2.4599, mean.High, Rounding);
    }

    [Fact]
    public void No_score_is_above_1_and_no_loss_below_0()
    {
        var mean = ResampledMean.Of([0.1, 0.9, 1], judgedPerLearnt: 0.5);

        Assert.Equal((0, 1),
            (mean.Of(new MetricValue("accuracy", 0, 0, HigherIsBetter: true)).Low, mean.Of(new MetricValue("accuracy", 0, 0, HigherIsBetter: true)).High));
        Assert.Equal((0, mean.High),
            (mean.Of(new MetricValue("rmse", 0, 0, HigherIsBetter: false)).Low, mean.Of(new MetricValue("rmse", 0, 0, HigherIsBetter: false)).High));
    }

    [Fact]
    public void Values_that_are_all_the_same_know_nothing_of_others()
    {
        var mean = ResampledMean.Of([0.1, 0.1, 0.1], judgedPerLearnt: 0.5);

        Assert.Equal(0.1, mean.Mean, 12);
        Assert.Equal(0, mean.StandardError, 12);
        Assert.True(double.IsNaN(mean.Of(new MetricValue("accuracy", 0, 0, HigherIsBetter: true)).Low));
        Assert.True(double.IsNaN(mean.High));
    }

    [Fact]
    public void A_metric_that_some_part_does_not_define_has_no_interval() => Assert.True(double.IsNaN(ResampledMean.Of([1, double.NaN], 0.5).Low));
}
