using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Evaluation;

public class RangeMetricsTests
{
    // Predictions 0, 10, 20, 30 ± 4: 3, 10 and 24 are within, 35 is not. The mean is 18: from it they are 15, 8, 6 and 17 away.
    [Fact]
    public void Intervals_are_judged_by_what_they_cover_and_their_width()
    {
        var target = new NumberTarget(["y"], [new Scaling(0, 0, 10)]);
        var ranges = new PredictionRanges(target, ClassDecision.Usual, [ConformalScores.Of([1, 2, 3, 4])], [80]);

        var values = RangeMetrics.OfIntervals(ranges, new Matrix(4, 1, [0, 1, 2, 3]), 0, [3, 10, 24, 35]).Values;

        // Four of four rows are the first to be 80% or more.
        Assert.Equal([new MetricValue("interval_80_coverage", 0.75, 1, HigherIsBetter: true),
            new MetricValue("interval_80_width", 8, 34, HigherIsBetter: false)], values);
    }

    // Sets {a}, {a, b}, {b, c}: a, c and b are the classes. Two of three rows, 66%, are of the most frequent two classes.
    [Fact]
    public void Sets_are_judged_by_what_they_cover_and_their_size()
    {
        var target = new LabelTarget("kind", ["a", "b", "c"]);
        var ranges = new PredictionRanges(target, ClassDecision.Usual, [ConformalScores.Of([0, 0.75])], [66]);
        var outputs = new Matrix(3, 3, [0.875f, 0.125f, 0, 0.5f, 0.375f, 0.125f, 0.125f, 0.375f, 0.5f]);

        var values = RangeMetrics.OfSets(ranges, outputs, [0, 2, 1]).Values;

        Assert.Equal([new MetricValue("set_66_coverage", 2.0 / 3, 2.0 / 3, HigherIsBetter: true),
            new MetricValue("set_66_size", 5.0 / 3, 2, HigherIsBetter: false)], values);
    }

    [Fact]
    public void A_class_that_is_not_known_is_in_no_set()
    {
        var ranges = new PredictionRanges(new LabelTarget("kind", ["a", "b"]), ClassDecision.Usual, [ConformalScores.Of([1])], [50]);

        Assert.Equal(0.5, RangeMetrics.OfSets(ranges, new Matrix(2, 2, [0.5f, 0.5f, 0.5f, 0.5f]), [0, -1]).Values[0].Value);
    }

    // It is decided by the model alone: no other sample has another width. Sets of one class may have two elsewhere.
    [Fact]
    public void A_width_that_all_rows_have_is_known_and_a_size_is_not()
    {
        var numbers = new PredictionRanges(new NumberTarget(["y"], [new Scaling(0, 0, 10)]), ClassDecision.Usual, [ConformalScores.Of([1, 2, 3, 4])], [80]);
        var sets = new PredictionRanges(new LabelTarget("kind", ["a", "b"]), ClassDecision.Usual, [ConformalScores.Of([0])], [50]);
        var outputs = new Matrix(30, 1, [.. Enumerable.Range(0, 30).Select(row => row / 7f)]);
        var classes = new Matrix(30, 2, [.. Enumerable.Range(0, 30).SelectMany(_ => (float[])[0.25f, 0.75f])]);

        var intervals = MeanIntervals.AddTo(RangeMetrics.OfIntervals(numbers, outputs, 0, [.. Enumerable.Range(0, 30).Select(row => (double)row)]), 30, null);
        var sizes = MeanIntervals.AddTo(RangeMetrics.OfSets(sets, classes, new int[30]), 30, null);

        Assert.Equal(8, intervals.Named("interval_80_width").Value, 1e-9);
        Assert.Equal((intervals.Named("interval_80_width").Value, intervals.Named("interval_80_width").Value), intervals.Named("interval_80_width").Interval);
        Assert.Equal(1, sizes.Named("set_50_size").Value);
        Assert.Null(sizes.Named("set_50_size").Interval);
    }

    [Fact]
    public void Names_say_the_percentage()
    {
        Assert.Equal(("interval_90_coverage", "interval_90_width"), RangeMetrics.NamesOf(isSet: false, 90));
        Assert.Equal(("set_97.5_coverage", "set_97.5_size"), RangeMetrics.NamesOf(isSet: true, 97.5));
    }
}
