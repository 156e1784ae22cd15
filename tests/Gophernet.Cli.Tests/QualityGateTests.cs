using Gophernet.Cli.Settings;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Tests;

public class QualityGateTests
{
    // Of the actual numbers 3 in 4 are not above the predicted.
    private static readonly IReadOnlyList<MetricValue> Metrics = RegressionMetrics.Compute([1, 1, 1, 1], [0, 0, 1, 2], quantile: 0.5).Values;

    [Theory]
    [InlineData("coverage", 0.75)]
    [InlineData("coverage", 0.2)]
    [InlineData("coverage", 0.8)]
    [InlineData("mae", 0.75)]
    [InlineData("r2", -0.5)]
    public void A_metric_that_is_as_good_as_the_bound_reaches_it(string metric, double bound) => Assert.True(Judge(metric, bound).Passed);

    [Theory]
    [InlineData("coverage", 0.7, "coverage is 0.75, farther from 0.5 than the bound 0.7")]
    [InlineData("coverage", 0.4, "coverage is 0.75, farther from 0.5 than the bound 0.4")]
    [InlineData("mae", 0.7, "mae is 0.75, above the bound 0.7")]
    [InlineData("r2", 0.5, "below the bound 0.5")]
    public void A_metric_that_is_worse_misses_the_bound(string metric, double bound, string words)
    {
        var result = Judge(metric, bound);

        Assert.False(result.Passed);
        Assert.Contains(words, result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mae", 0.75, true, "mae is 0.75, at most the bound 0.75")]
    [InlineData("mae", 0.7, false, "mae is 0.75, above the bound 0.7")]
    [InlineData("r2", 0.5, true, "at most the bound 0.5")]
    [InlineData("r2", -0.6, false, "above the bound -0.6")]
    [InlineData("coverage", 0.7, false, "coverage is 0.75, above the bound 0.7")]
    public void The_largest_value_is_one_whatever_is_better(string metric, double bound, bool passes, string words)
    {
        var result = Judge(metric, bound, isMax: true);

        Assert.Equal((passes, GateResult.AtMost), (result.Passed, result.Requirement));
        Assert.Contains(words, result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_metric_that_is_undefined_misses_every_bound(bool isMax)
    {
        var result = new QualityGate("recall.yes", 0.5, isMax).Judge(new MetricValue("recall.yes", double.NaN, double.NaN, HigherIsBetter: true));

        Assert.False(result.Passed);
        Assert.Contains("recall.yes is not defined on these rows", result.Text, StringComparison.Ordinal);
    }

    private static GateResult Judge(string metric, double bound, bool isMax = false) =>
        new QualityGate(metric, bound, isMax).Judge(Metrics.Single(value => value.Name == metric));
}
