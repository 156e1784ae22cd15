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
    public void A_metric_that_is_as_good_as_the_bound_reaches_it(string metric, double bound) => Assert.Null(new QualityGate(metric, bound).Miss(Metrics));

    [Theory]
    [InlineData("coverage", 0.7, "coverage is 0.75, farther from 0.5 than the bound 0.7")]
    [InlineData("coverage", 0.4, "coverage is 0.75, farther from 0.5 than the bound 0.4")]
    [InlineData("mae", 0.7, "mae is 0.75, above the bound 0.7")]
    [InlineData("r2", 0.5, "below the bound 0.5")]
    public void A_metric_that_is_worse_misses_the_bound(string metric, double bound, string words) =>
        Assert.Contains(words, new QualityGate(metric, bound).Miss(Metrics), StringComparison.Ordinal);
}
