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

    [Theory]
    [InlineData("--min", "accuracy=90", "accuracy is from 0 to 1, found the bound 90; did you mean accuracy=0.9?\n")]
    [InlineData("--min", "recall.a=80", "recall.a is from 0 to 1, found the bound 80; did you mean recall.a=0.8?\n")]
    [InlineData("--max", "accuracy=1.5", "accuracy is from 0 to 1, found the bound 1.5\n")]
    [InlineData("--max", "log_loss=-1", "log_loss is 0 or more, found the bound -1\n")]
    [InlineData("--min", "matthews=-2", "matthews is from -1 to 1, found the bound -2\n")]
    [InlineData("--min", "expected_cost=1", "found no metric \"expected_cost\", which is known where it is said what decisions cost; those")]
    [InlineData("--min", "set_90_size=1", "found no metric \"set_90_size\", which is known where such intervals are asked for; those")]
    public void A_bound_that_no_data_can_reach_or_miss_is_wrong_usage(string option, string gate, string words)
    {
        using var workspace = new Workspace();
        var model = workspace.File("model.safetensors");
        var rows = "x,y\n" + string.Concat(Enumerable.Range(0, 20).Select(row => $"{row},{(row < 10 ? "a" : "b")}\n"));
        Assert.Equal(0, InProcess.Run(rows, "train", "--preset", "plain", "--hidden", "2", "--epochs", "1", "-q", "-o", model).ExitCode);

        var (exitCode, _, error) = InProcess.Run(rows, "evaluate", model, option, gate);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"gophernet: {option}: {words}", error, StringComparison.Ordinal);
    }

    private static GateResult Judge(string metric, double bound, bool isMax = false) =>
        new QualityGate(metric, bound, isMax).Judge(Metrics.Single(value => value.Name == metric));
}
