using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Evaluation;

public class MetricTableTests
{
    private static readonly MetricValue[] OfClasses = [.. ClassificationMetrics.Compute(new Matrix(2, 2), [0, 1], classCount: 2).Values];
    private static readonly MetricValue[] OfQuantiles = [.. RegressionMetrics.Compute([0, 1], [0, 2], quantile: 0.9).Values];
    private static readonly MetricValue[] OfLabels = [.. MultiLabelMetrics.Compute(new Matrix(1, 1), new Matrix(1, 1)).Values];

    [Fact]
    public void Lists_the_metrics_of_each_task_in_the_order_of_reports()
    {
        Assert.Equal(OfClasses.Select(value => value.Name), MetricTable.NamesFor(TaskKind.Classification, predictsQuantile: false));
        Assert.Equal(OfQuantiles.Select(value => value.Name), MetricTable.NamesFor(TaskKind.Regression, predictsQuantile: true));
        Assert.Equal(
            RegressionMetrics.Compute([0, 1], [0, 2]).Values.Select(value => value.Name), MetricTable.NamesFor(TaskKind.Regression, predictsQuantile: false));
        Assert.Equal(OfLabels.Select(value => value.Name), MetricTable.NamesFor(TaskKind.MultiLabel, predictsQuantile: false));
    }

    [Fact]
    public void Lists_each_metric_once_and_none_that_no_task_has()
    {
        var names = MetricTable.All.Select(metric => metric.Name).ToList();

        Assert.Equal(names.Distinct(), names);
        names = [.. MetricTable.All
            .Where(metric => metric is { IsOfCosts: false, IsOfGroup: false, IsOfSeveralQuantiles: false, IsOfRanges: false })
            .Select(metric => metric.Name)];
        Assert.Equal(names.Order(), OfClasses.Concat(OfQuantiles).Concat(OfLabels).Select(value => value.Name).Distinct().Order());
    }

    [Fact]
    public void Says_which_values_are_better()
    {
        Assert.All(OfClasses.Concat(OfQuantiles).Concat(OfLabels), value =>
        {
            var metric = MetricTable.Find(value.Name)!;
            Assert.Equal(metric.Better == MetricDirection.Higher, value.HigherIsBetter);
            Assert.Equal(metric.Better == MetricDirection.Nearer, value.Goal is not null);
        });
    }

    [Fact]
    public void Lists_the_metrics_of_several_quantiles_and_of_ranges_by_the_pattern_of_their_names()
    {
        var target = new NumberTarget(["y"], [new Scaling(0, 0, 1)]);
        var several = QuantileMetrics.Of(target with { Quantiles = [0.1f, 0.9f] }, new Matrix(2, 2, [1, 3, 1, 3]), 0, [2, 4]).Values;
        var intervals = RangeMetrics.OfIntervals(
            new PredictionRanges(target, ClassDecision.Usual, [ConformalScores.Of([1, 2, 3, 4])], [80]), new Matrix(1, 1), 0, [3]).Values;
        var sets = RangeMetrics.OfSets(
            new PredictionRanges(new LabelTarget("kind", ["a", "b"]), ClassDecision.Usual, [ConformalScores.Of([1])], [50]), new Matrix(1, 2), [0]).Values;

        Assert.Equal(
            ["pinball", "pinball_Q", "coverage_Q", "pinball_Q", "coverage_Q", "range_coverage", "range_width",
                "interval_P_coverage", "interval_P_width", "set_P_coverage", "set_P_size"],
            several.Concat(intervals).Concat(sets).Select(value => MetricTable.Find(value.Name)?.Name));
        Assert.All(several.Concat(intervals).Concat(sets), value =>
        {
            var metric = MetricTable.Find(value.Name)!;
            Assert.Equal(metric.Better == MetricDirection.Higher, value.HigherIsBetter);
            Assert.Equal(metric.Better == MetricDirection.Nearer, value.Goal is not null);
        });
    }

    [Theory]
    [InlineData("pinball_0.05", "pinball_Q")]
    [InlineData("pinball_1E-05", "pinball_Q")]
    [InlineData("coverage", "coverage")]
    [InlineData("set_97.5_size", "set_P_size")]
    [InlineData("pinball_", null)]
    [InlineData("pinball_Q", null)]
    [InlineData("interval_coverage", null)]
    [InlineData("interval_90", null)]
    [InlineData("set_x_size", null)]
    public void A_pattern_fits_names_with_a_number_in_its_place(string name, string? pattern) => Assert.Equal(pattern, MetricTable.Find(name)?.Name);

    // Perfect predictions have the best value of the range, and wrong ones none beyond it.
    [Fact]
    public void The_range_ends_at_the_best_value()
    {
        var (right, wrong) = (new Matrix(2, 2), new Matrix(2, 2));
        right.Row(0)[0] = right.Row(1)[1] = 1;
        wrong.Row(0)[1] = wrong.Row(1)[0] = 1;
        AssertRange(ClassificationMetrics.Compute(right, [0, 1], 2).Values, ClassificationMetrics.Compute(wrong, [0, 1], 2).Values);
        AssertRange(RegressionMetrics.Compute([1, 2], [1, 2]).Values, RegressionMetrics.Compute([9, -9], [1, 2]).Values);
        AssertRange(MultiLabelMetrics.Compute(right, right).Values, MultiLabelMetrics.Compute(wrong, right).Values);
    }

    [Fact]
    public void A_value_of_an_unknown_name_is_refused() => Assert.Throws<ArgumentException>(() => MetricValue.Of("no_such_metric", 0, 0));

    private static void AssertRange(IReadOnlyList<MetricValue> right, IReadOnlyList<MetricValue> wrong)
    {
        const double Clipped = 1e-6; // probabilities of the log-loss are clipped to 2⁻²³ and above
        Assert.All(right, value =>
        {
            var metric = MetricTable.Find(value.Name)!;
            Assert.Equal((metric.Better == MetricDirection.Higher ? metric.Max : metric.Min)!.Value, value.Value, Clipped);
        });
        Assert.All(wrong, value =>
        {
            var metric = MetricTable.Find(value.Name)!;
            Assert.InRange(value.Value, metric.Min ?? double.NegativeInfinity, metric.Max ?? double.PositiveInfinity);
        });
    }
}
