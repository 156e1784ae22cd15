using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class MetricIntervalTests
{
    private const double StandardErrorTolerance = 0.08; // of a thousand draws

    // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void A_share_has_Wilsons_interval(int count, int rows, double low, double high)
    {
        var interval = ShareInterval.Of(count, rows)!.Value;

        Assert.Equal(low, interval.Low, 5e-5);
        Assert.Equal(high, interval.High, 5e-5);
    }

    [Fact]
    public void A_share_of_no_rows_has_none() => Assert.Null(ShareInterval.Of(0, 0));

    [Fact]
    public void F1_has_the_interval_of_the_share_that_it_follows_from()
    {
        var (low, high) = ShareInterval.Of(6, 10)!.Value; // 6 right of 8 predicted and 8 actual: 10 in either

        Assert.Equal((2 * low / (1 + low), 2 * high / (1 + high)), ShareInterval.OfF1(6, 8, 8));
    }

    // Hollander and Wolfe, "Nonparametric statistical methods", 1999, section 3.6: ranks from n/2 − z·√n/2.
    [Fact]
    public void A_median_lies_between_numbers_of_near_ranks()
    {
        var sorted = Enumerable.Range(0, 100).Select(i => (double)i).ToArray();

        Assert.Equal((40, 59), MetricInterval.OfMedian(sorted));
        Assert.Null(MetricInterval.OfMedian([1, 2, 3]));
        Assert.Null(MetricInterval.OfMedian([.. Enumerable.Repeat(5.0, 99), 5 + 1e-12])); // all the same, but for rounding
        Assert.Equal((5, 5), MetricInterval.OfMedian([.. Enumerable.Repeat(5.0, 99), 6])); // most are: the true median is 5 in nearly all samples
    }

    [Theory]
    [InlineData(400)]
    [InlineData(30_000)] // in groups
    public void A_mean_has_the_interval_of_its_standard_error(int rows)
    {
        var random = new RandomSource(5, RandomPurpose.Splitting);
        var values = Enumerable.Range(0, rows).Select(_ => (double)random.NextNormal()).ToArray();
        var bootstrap = SumBootstrap.Create(rows, 2)!;
        for (var row = 0; row < rows; row++)
        {
            bootstrap[row][0] += values[row];
            bootstrap[row][1]++;
        }

        var (low, high) = bootstrap.Run(1, (sums, metrics) => metrics[0] = sums[0] / sums[1])[0]!.Value;

        var error = Math.Sqrt(values.Sum(value => value * value) / rows / rows);
        Assert.Equal(1, (high - low) / (2 * MetricInterval.Deviations * error), StandardErrorTolerance);
        Assert.InRange(values.Average(), low + 0.8 * error, high - 0.8 * error);
    }

    // Efron, "Better bootstrap confidence intervals", 1987, formulas 2.3 to 2.6, with the same draws. Of a mean the acceleration is a sixth of the skewness
    // over the root of the rows: here, of squares of exponential numbers, 0.086: it moves the ends by 0.2 and 0.6 standard errors.
    [Fact]
    public void A_skewed_mean_has_an_accelerated_interval()
    {
        double[] values = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(Math.Log(1 - (i + 0.5) / 40), 2))];
        var bootstrap = SumBootstrap.Create(values.Length, 2)!;
        for (var row = 0; row < values.Length; row++)
        {
            (bootstrap[row][0], bootstrap[row][1]) = (values[row], 1);
        }

        var (low, high) = bootstrap.Run(1, (sums, metrics) => metrics[0] = sums[0] / sums[1])[0]!.Value;

        double[] draws = [.. Enumerable.Range(0, 1_000).Select(draw =>
        {
            var random = new RandomSource(1, RandomPurpose.Intervals, (ulong)draw);
            return values.Average(_ => values[random.NextInt32(values.Length)]);
        }).Order()];
        var mean = values.Average();
        var bias = NormalDistribution.Quantile(draws.Count(draw => draw < mean) / 1_000.0);
        var acceleration = values.Sum(x => Math.Pow(x - mean, 3)) / 6 / Math.Pow(values.Sum(x => Math.Pow(x - mean, 2)), 1.5);
        Assert.Equal(0.0863, acceleration, 1e-4);
        Assert.Equal(EndOf(-MetricInterval.Deviations), low, 1e-9);
        Assert.Equal(EndOf(MetricInterval.Deviations), high, 1e-9);

        double EndOf(double z)
        {
            var place = NormalDistribution.Probability(bias + (bias + z) / (1 - acceleration * (bias + z))) * 1_001 - 1;
            var floor = (int)place;
            return draws[floor] + (place - floor) * (draws[floor + 1] - draws[floor]);
        }
    }

    [Fact]
    public void Groups_of_sorted_rows_are_of_random_ones()
    {
        const int rows = 40_000; // the first half 0, the second 1: neighbours, or every n-th row, would be alike
        var bootstrap = SumBootstrap.Create(rows, 2)!;
        for (var row = 0; row < rows; row++)
        {
            bootstrap[row][0] += row / (rows / 2);
            bootstrap[row][1]++;
        }

        var (low, high) = bootstrap.Run(1, (sums, metrics) => metrics[0] = sums[0] / sums[1])[0]!.Value;

        Assert.Equal(1, (high - low) / (2 * MetricInterval.Deviations * 0.5 / Math.Sqrt(rows)), StandardErrorTolerance);
    }

    [Fact]
    public void What_no_draw_changes_has_no_interval()
    {
        var bootstrap = SumBootstrap.Create(50, 1)!;
        for (var row = 0; row < 50; row++)
        {
            bootstrap[row][0]++;
        }

        Assert.Equal([null], bootstrap.Run(1, (sums, metrics) => metrics[0] = sums[0] / sums[0]));
    }

    [Fact]
    public void A_few_rows_know_nothing_of_themselves()
    {
        Assert.Null(SumBootstrap.Create(19, 1));
        Assert.NotNull(SumBootstrap.Create(20, 1));
    }

    // By the definition: the mean over all pairs, its variance by the components of DeLong et al., 1988.
    [Fact]
    public void Roc_auc_has_the_interval_of_DeLong()
    {
        var (outputs, actual) = Ranked(ties: true);
        float[] positives = [.. actual.Index().Where(row => row.Item == 1).Select(row => outputs[row.Index, 1])];
        float[] negatives = [.. actual.Index().Where(row => row.Item == 0).Select(row => outputs[row.Index, 1])];
        static double Wins(float above, float below) => above > below ? 1 : above == below ? 0.5 : 0;
        double[] ofPositives = [.. positives.Select(x => negatives.Average(y => Wins(x, y)))];
        double[] ofNegatives = [.. negatives.Select(y => positives.Average(x => Wins(x, y)))];
        var area = ofPositives.Average();
        var variance = ofPositives.Sum(v => (v - area) * (v - area)) / (positives.Length - 1) / positives.Length
            + ofNegatives.Sum(v => (v - area) * (v - area)) / (negatives.Length - 1) / negatives.Length;
        var half = 1.959963984540054 * Math.Sqrt(variance) / (area * (1 - area));
        var (low, high) = ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values.Named("roc_auc").Interval!.Value;

        Assert.Equal(Math.Log(area / (1 - area)) - half, Math.Log(low / (1 - low)), 1e-9);
        Assert.Equal(Math.Log(area / (1 - area)) + half, Math.Log(high / (1 - high)), 1e-9);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pr_auc_has_the_interval_of_its_slopes_along_the_weights_of_rows(bool ties)
    {
        var (outputs, actual) = Ranked(ties);
        var area = Average(outputs, actual, -1, 0);
        var squares = 0.0;
        for (var row = 0; row < actual.Length; row++)
        {
            const double step = 1e-5;
            var slope = (Average(outputs, actual, row, step) - Average(outputs, actual, row, -step)) / (2 * step);
            squares += slope * slope;
        }

        var metric = ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values.Named("pr_auc");
        var half = 1.959963984540054 * Math.Sqrt(squares * actual.Length / (actual.Length - 1)) / (area * (1 - area));

        Assert.Equal(area, metric.Value, 1e-12);
        Assert.Equal(Math.Log(area / (1 - area)) + half, Math.Log(metric.Interval!.Value.High / (1 - metric.Interval.Value.High)), 1e-6);
    }

    [Fact]
    public void A_ranking_without_fault_has_none() => Assert.Null(
        ClassificationMetrics.Compute(new Matrix(4, 2, [1, 0, 1, 0, 0, 1, 0, 1]), [0, 0, 1, 1], 2, withIntervals: true).Values.Named("roc_auc").Interval);

    [Fact]
    public void Every_metric_of_many_rows_has_an_interval_round_it()
    {
        var (outputs, actual) = Ranked(ties: false);

        var values = ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values;

        Assert.All(values, metric => Assert.True(metric.Interval is var (low, high) && low < high
            && (metric.Name == "calibration_error" || (low <= metric.Value && metric.Value <= high)), metric.ToString()));
        Assert.All(ClassificationMetrics.Compute(outputs, actual, 2).Values, metric => Assert.Null(metric.Interval));
    }

    [Fact]
    public void Every_metric_of_labels_has_an_interval_round_it()
    {
        var (outputs, actual) = Ranked(ties: false);
        var labels = new Matrix(actual.Length, 2);
        for (var row = 0; row < actual.Length; row++)
        {
            (labels[row, 0], labels[row, 1]) = (1 - actual[row], actual[row]);
        }

        var values = MultiLabelMetrics.Compute(outputs, labels, withIntervals: true).Values;

        Assert.All(values, metric => Assert.True(metric.Interval is var (low, high) && low < metric.Value && metric.Value < high, metric.ToString()));
    }

    /// <summary>Average precision by its definition, with one row counting a little more.</summary>
    private static double Average(Matrix outputs, int[] actual, int changed, double step)
    {
        double Weight(int row) => row == changed ? 1 + step : 1;
        var (sum, all) = (0.0, 0.0);
        for (var row = 0; row < actual.Length; row++)
        {
            if (actual[row] == 1)
            {
                var above = Enumerable.Range(0, actual.Length).Where(other => outputs[other, 1] >= outputs[row, 1]).ToList();
                sum += Weight(row) * above.Where(other => actual[other] == 1).Sum(Weight) / above.Sum(Weight);
                all += Weight(row);
            }
        }

        return sum / all;
    }

    // ln 2 of each row, and sums of it that differ by their rounding.
    [Fact]
    public void Rows_that_differ_by_rounding_alone_have_no_interval()
    {
        int[] actual = [.. Enumerable.Range(0, 42).Select(row => row % 2)];
        var outputs = new Matrix(actual.Length, 2, [.. Enumerable.Repeat(0.5f, 2 * actual.Length)]);

        var values = ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values;

        Assert.Null(values.Named("log_loss").Interval);
        Assert.Null(values.Named("brier").Interval);
    }

    private static (Matrix Outputs, int[] Actual) Ranked(bool ties)
    {
        var random = new RandomSource(8, RandomPurpose.Splitting);
        var (outputs, actual) = (new Matrix(80, 2), new int[80]);
        for (var row = 0; row < actual.Length; row++)
        {
            var score = ties ? random.NextInt32(10) / 10f : random.NextSingle();
            (outputs[row, 0], outputs[row, 1]) = (1 - score, score);
            actual[row] = random.NextSingle() < 0.2f + 0.6f * score ? 1 : 0;
        }

        return (outputs, actual);
    }
}
