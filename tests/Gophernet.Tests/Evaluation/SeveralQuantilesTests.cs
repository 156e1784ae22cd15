using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Evaluation;

public class SeveralQuantilesTests
{
    private static readonly NumberTarget Target = new(["p", "q"], [new Scaling(0, 0, 1), new Scaling(0, 10, 2)]) { Quantiles = [0.1f, 0.5f, 0.9f] };

    [Fact]
    public void A_column_has_an_output_for_each_quantile_and_all_learn_its_number()
    {
        var outputs = new float[Target.OutputCount];

        Target.Encode([3, 14], outputs);

        Assert.Equal([3, 3, 3, 2, 2, 2], outputs);
    }

    [Fact]
    public void Quantiles_that_cross_are_put_in_order_within_their_column()
    {
        float[] outputs = [3, 1, 2, 0, -1, -2];

        Target.Rearrange(outputs);

        Assert.Equal([1, 2, 3, -2, -1, 0], outputs);
    }

    [Fact]
    public void The_median_stands_for_all_and_the_others_are_columns_beside()
    {
        var prediction = new PredictionView(Target, ClassDecision.Usual, [1, 2, 3, -2, -1, 0]);

        Assert.Equal([2, 8], prediction.ToPrediction().Numbers); // −1·2 + 10
        Assert.Equal((1, 3), prediction.Outermost(0));
        Assert.Equal(["p", "p_0.1", "p_0.5", "p_0.9", "q", "q_0.1", "q_0.5", "q_0.9"], Target.PredictionNames);
    }

    // The lower one would be what nine in ten numbers are above.
    [Fact]
    public void The_mean_of_the_middle_two_stands_for_an_even_number_without_the_median()
    {
        var two = Target with { Columns = ["p"], Scalings = [new Scaling(0, 0, 1)], Quantiles = [0.1f, 0.9f] };
        var four = two with { Quantiles = [0.1f, 0.2f, 0.6f, 0.9f] };

        Assert.Equal(3, new PredictionView(two, ClassDecision.Usual, [1, 5]).Number(0));
        Assert.Equal(4, new PredictionView(four, ClassDecision.Usual, [1, 3, 5, 9]).Number(0));
    }

    // Of 1 to 3 the numbers 4 and 0 lie 1 outside, and 1.5 lies 0.5 inside.
    [Fact]
    public void An_interval_makes_the_range_of_the_outer_quantiles_wider_or_narrower()
    {
        var one = Target with { Columns = ["p"], Scalings = [new Scaling(0, 0, 1)] };
        var scores = PredictionRanges.ScoresOf(one, new Matrix(3, 3, [1, 2, 3, 1, 2, 3, 1, 2, 3]), [[4, 0, 1.5]]);
        var ranges = new PredictionRanges(one, ClassDecision.Usual, scores, [75, 25]);

        Assert.Equal([-0.5f, 1, 1], scores[0].Values);
        Assert.Equal((4, 8), ranges.Interval(ranges.ViewOf([5, 6, 7]), 0, 0));
        Assert.Equal((5.5, 6.5), ranges.Interval(ranges.ViewOf([5, 6, 7]), 0, 1));
        Assert.Equal((5.2f, 5.5), ranges.Interval(ranges.ViewOf([5, 5.2f, 6]), 0, 1)); // the prediction stays inside
    }

    [Fact]
    public void Every_interval_that_there_is_holds_its_metric()
    {
        var one = Target with { Columns = ["p"], Scalings = [new Scaling(0, 0, 1)] };
        double[] actual = [.. Enumerable.Range(0, 60).Select(row => (double)(row * 7 % 11))];
        var predicted = Array.ConvertAll(actual, number => number + 0.25);
        var outputs = new Matrix(actual.Length, 3, [.. actual.SelectMany(number => (float[])[(float)number - 1, (float)number + 0.25f, (float)number + 2])]);
        var metrics = RegressionMetrics.Compute(predicted, actual).With(QuantileMetrics.Of(one, outputs, 0, actual));

        var (columns, _) = RegressionIntervals.AddTo([predicted], [actual], [metrics], metrics.Values);

        // coverage_0.1 0, coverage_0.5 and coverage_0.9 1, range_coverage 1, of 60 rows: Wilson's formula.
        Assert.Equal(ShareInterval.Of(0, 60), columns[0].Named("coverage_0.1").Interval);
        Assert.Equal(ShareInterval.Of(60, 60), columns[0].Named("coverage_0.5").Interval);
        Assert.Equal(ShareInterval.Of(60, 60), columns[0].Named("range_coverage").Interval);
        Assert.All(columns[0], metric => Assert.True(metric.Interval is not var (low, high) || (low <= metric.Value && metric.Value <= high), metric.Name));
    }

    // The pinball loss of the median is half the absolute error; and the means of losses and of widths follow from what is drawn, as it does.
    [Fact]
    public void Losses_and_widths_are_drawn_as_other_metrics_are()
    {
        var one = Target with { Columns = ["p"], Scalings = [new Scaling(0, 0, 1)] };
        double[] actual = [.. Enumerable.Range(0, 60).Select(row => (double)(row * 7 % 11))];
        float[] predicted = [.. Enumerable.Range(0, 60).Select(row => (float)(row * 3 % 10))];
        var outputs = new Matrix(actual.Length, 3, [.. predicted.SelectMany(number => (float[])[number - number / 2, number, number + number / 2])]);
        double[] numbers = [.. predicted.Select(number => (double)number)];
        var metrics = RegressionMetrics.Compute(numbers, actual).With(QuantileMetrics.Of(one, outputs, 0, actual));
        var mean = RegressionMetrics.Compute(new double[60], numbers); // of which the mean absolute error is the mean width

        var (columns, _) = RegressionIntervals.AddTo([numbers], [actual], [metrics], metrics.Values);
        var (widths, _) = RegressionIntervals.AddTo([new double[60]], [numbers], [mean], mean.Values);

        AssertSame(columns[0].Named("mae").Interval, columns[0].Named("pinball_0.5").Interval, 2);
        AssertSame(widths[0].Named("mae").Interval, columns[0].Named("range_width").Interval, 1);
        Assert.NotNull(columns[0].Named("pinball").Interval);

        static void AssertSame((double Low, double High)? expected, (double Low, double High)? found, double factor)
        {
            Assert.Equal(expected!.Value.Low, factor * found!.Value.Low, 1e-9);
            Assert.Equal(expected.Value.High, factor * found.Value.High, 1e-9);
        }
    }

    // By hand, with y = 2, 4 and the quantiles 1, 2, 3 for both: losses of 0.1: 0.1·(1 + 3)/2; of 0.5: 0.5·(0 + 2)/2; of 0.9: (0.1·1 + 0.9·1)/2.
    [Fact]
    public void Quantiles_are_judged_each_and_together()
    {
        var one = Target with { Columns = ["p"], Scalings = [new Scaling(0, 0, 1)] };
        var values = QuantileMetrics.Of(one, new Matrix(2, 3, [1, 2, 3, 1, 2, 3]), 0, [2, 4]).Values;

        Assert.Equal(
            ["pinball", "pinball_0.1", "coverage_0.1", "pinball_0.5", "coverage_0.5", "pinball_0.9", "coverage_0.9", "range_coverage", "range_width"],
            values.Select(value => value.Name));
        Assert.Equal([0.4, 0.2, 0, 0.5, 0.5, 0.5, 0.5, 0.5, 2], values.Select(value => Math.Round(value.Value, 12)));
        Assert.Equal(0.8, values.Named("range_coverage").Goal);
    }
}
