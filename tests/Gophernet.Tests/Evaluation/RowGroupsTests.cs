using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Evaluation;

/// <summary>Intervals of rows in groups: copies of a row say no more than the row.</summary>
public class RowGroupsTests
{
    private const int Rows = 90;
    private const int Copies = 3;
    private const double Exact = 1e-9;
    private const double OfRanks = 0.02; // they are corrected for the rows of a class, of which copies are more

    private static readonly RowGroups Groups = RowGroups.Of([.. Enumerable.Range(0, Rows * Copies).Select(row => (ulong)(row / Copies))]);

    [Fact]
    public void A_share_counts_as_many_rows_as_say_as_much()
    {
        bool[] alike = [.. Enumerable.Range(0, Rows * Copies).Select(row => row / Copies % 4 == 0)];
        bool[] unlike = [.. Enumerable.Range(0, Rows * Copies).Select(row => row % Copies == 0)];

        Assert.Equal(Rows, Groups.RowsFor(alike), Exact);
        Assert.Equal(Rows * Copies, Groups.RowsFor(unlike), Exact); // never more than there are
        Assert.Equal(Rows, Groups.RowsFor(new bool[Rows * Copies]), Exact);
        Assert.Equal(1.0 / Copies, Groups.LeastRowsPerRow, Exact);
        Assert.Equal(10 * 10 / 52.0, 10 * RowGroups.Of([1, 1, 1, 1, 1, 1, 2, 2, 2, 2]).LeastRowsPerRow, Exact);
    }

    [Fact]
    public void Numbers_count_as_many_rows_as_say_as_much()
    {
        double[] alike = [.. Enumerable.Range(0, Rows * Copies).Select(row => row / Copies % 4 / 10.0)];
        double[] balanced = [.. Enumerable.Range(0, Rows * Copies).Select(row => row % Copies - 1.0)]; // every group has the mean 0

        Assert.Equal(Rows, Groups.RowsFor(alike), Exact);
        Assert.Equal(Rows * Copies, Groups.RowsFor(balanced), Exact);
        Assert.Equal(Rows, Groups.RowsFor(new double[Rows * Copies]), Exact);
    }

    [Fact]
    public void Copies_of_rows_of_classes_have_the_intervals_of_the_rows()
    {
        var (outputs, actual) = Drawn();
        var single = ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values;
        var copied = ClassificationMetrics.Compute(Copied(outputs), Copied(actual), 2, withIntervals: true, groups: Groups).Values;

        Assert.All(single.Zip(copied), pair => AssertNear(pair.First, pair.Second, pair.First.Name is "roc_auc" or "pr_auc" ? OfRanks : Exact));
    }

    [Fact]
    public void Copies_of_rows_with_unknown_classes_have_the_intervals_of_the_rows()
    {
        var (outputs, actual) = Drawn();
        (actual[0], actual[7]) = (-1, -1);
        var single = ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true).Values;
        var copied = ClassificationMetrics.Compute(Copied(outputs), Copied(actual), 2, withIntervals: true, groups: Groups).Values;

        Assert.All(single.Zip(copied), pair => AssertNear(pair.First, pair.Second, OfRanks));
    }

    [Fact]
    public void Copies_of_rows_of_numbers_have_the_intervals_of_the_rows()
    {
        var (outputs, actual) = Drawn();
        double[] predicted = [.. Enumerable.Range(0, Rows).Select(row => (double)outputs[row, 1])];
        double[] numbers = [.. actual.Select((code, row) => code + row / 100.0)];
        var single = Judge(predicted, numbers, null);
        var copied = Judge(Copied(predicted), Copied(numbers), Groups);

        Assert.All(single.Zip(copied).Where(pair => pair.First.Name != "median_absolute_error"), pair => AssertNear(pair.First, pair.Second, Exact));
        AssertNear(single.Named("median_absolute_error"), copied.Named("median_absolute_error"), 0.1); // ranks are whole numbers
    }

    [Fact]
    public void Copies_of_rows_with_ranges_have_the_intervals_of_the_rows()
    {
        var (outputs, actual) = Drawn();
        var sets = new PredictionRanges(new LabelTarget("kind", ["a", "b"]), ClassDecision.Usual, [ConformalScores.Of([0.625])], [50]);
        var several = new NumberTarget(["y"], [new Scaling(0, 0, 1)]) { Quantiles = [0.1f, 0.9f] };
        var numbers = Array.ConvertAll(actual, code => (double)code);
        var ordered = new Matrix(Rows, 2, [.. Enumerable.Range(0, Rows).SelectMany(row => outputs.Row(row).ToArray().Order())]);
        var single = MeanIntervals.AddTo(RangeMetrics.OfSets(sets, outputs, actual), Rows, null)
            .Concat(MeanIntervals.AddTo(QuantileMetrics.Of(several, ordered, 0, numbers), Rows, null));
        var copied = MeanIntervals.AddTo(RangeMetrics.OfSets(sets, Copied(outputs), Copied(actual)), Rows * Copies, Groups)
            .Concat(MeanIntervals.AddTo(QuantileMetrics.Of(several, Copied(ordered), 0, Copied(numbers)), Rows * Copies, Groups));

        Assert.All(single.Zip(copied), pair => AssertNear(pair.First, pair.Second, Exact));
        Assert.All(single, metric => Assert.NotNull(metric.Interval));
    }

    [Fact]
    public void Copies_of_rows_of_labels_have_the_intervals_of_the_rows()
    {
        var (outputs, actual) = Drawn();
        var labels = new Matrix(Rows, 2, [.. actual.SelectMany(code => (float[])[1 - code, code])]);
        var single = MultiLabelMetrics.Compute(outputs, labels, withIntervals: true).Values;
        var copied = MultiLabelMetrics.Compute(Copied(outputs), Copied(labels), withIntervals: true, groups: Groups).Values;

        Assert.All(single.Zip(copied), pair => AssertNear(pair.First, pair.Second, Exact));
    }

    [Fact]
    public void A_few_groups_know_nothing_of_themselves()
    {
        var (outputs, actual) = Drawn();
        var few = RowGroups.Of([.. Enumerable.Range(0, Rows).Select(row => (ulong)(row % 19))]);

        Assert.All(ClassificationMetrics.Compute(outputs, actual, 2, withIntervals: true, groups: few).Values, metric => Assert.Null(metric.Interval));
        Assert.All(Judge([.. actual.Select(code => code + 0.25)], [.. actual.Select(code => (double)code)], few), metric => Assert.Null(metric.Interval));
    }

    private static IReadOnlyList<MetricValue> Judge(double[] predicted, double[] actual, RowGroups? groups)
    {
        var metrics = RegressionMetrics.Compute(predicted, actual, quantile: 0.5);
        return RegressionIntervals.AddTo([predicted], [actual], [metrics], metrics.Values, groups).Average;
    }

    private static void AssertNear(MetricValue expected, MetricValue found, double tolerance)
    {
        Assert.True(expected.Interval is null == found.Interval is null, expected.Name);
        if (expected.Interval is var (low, high))
        {
            Assert.Equal(low, found.Interval!.Value.Low, tolerance);
            Assert.Equal(high, found.Interval.Value.High, tolerance);
        }
    }

    private static T[] Copied<T>(T[] rows) => [.. rows.SelectMany(row => Enumerable.Repeat(row, Copies))];

    private static Matrix Copied(Matrix rows) =>
        new(rows.Rows * Copies, rows.Columns, [.. Enumerable.Range(0, rows.Rows * Copies).SelectMany(row => rows.Row(row / Copies).ToArray())]);

    private static (Matrix Outputs, int[] Actual) Drawn()
    {
        var random = new RandomSource(8, RandomPurpose.Splitting);
        var (outputs, actual) = (new Matrix(Rows, 2), new int[Rows]);
        for (var row = 0; row < Rows; row++)
        {
            var score = random.NextSingle();
            (outputs[row, 0], outputs[row, 1]) = (1 - score, score);
            actual[row] = random.NextSingle() < 0.2f + 0.6f * score ? 1 : 0;
        }

        return (outputs, actual);
    }
}
