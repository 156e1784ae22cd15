using Gophernet.Evaluation;
using Gophernet.Numerics;

namespace Gophernet.Tests.Evaluation;

public class PairedIntervalTests
{
    private const double Digits = 1e-12;

    // Of 100 rows the new one alone has 12 right and the old one alone 4: by the formula of Bonett and Price (2012), (13 − 5)/102 with the error
    // √((18/102 − (8/102)²)/102), 1.96 times on both sides.
    [Fact]
    public void Shares_have_the_interval_of_Bonett_and_Price()
    {
        var old = Enumerable.Range(0, 100).Select(row => row is < 50 or >= 96).ToArray();
        var @new = Enumerable.Range(0, 100).Select(row => row < 62).ToArray();

        var (low, high) = PairedInterval.OfShares(old, @new, null)!.Value;

        Assert.Equal(-0.0016588854, low, 1e-10);
        Assert.Equal(0.1585216305, high, 1e-10);
    }

    [Fact]
    public void Two_models_that_are_right_on_the_same_rows_may_differ_on_others()
    {
        var right = Enumerable.Range(0, 50).Select(row => row % 3 > 0).ToArray();

        var (low, high) = PairedInterval.OfShares(right, right, null)!.Value;

        Assert.Equal(0, low + high, Digits);
        Assert.InRange(high, 1 / 50.0, 4 / 50.0);
    }

    [Fact]
    public void Copies_of_rows_in_groups_say_no_more_than_the_rows()
    {
        var old = Enumerable.Range(0, 60).Select(row => row % 3 > 0).ToArray();
        var @new = Enumerable.Range(0, 60).Select(row => row % 5 > 0).ToArray();
        bool[] Copied(bool[] rows) => [.. rows.SelectMany(row => Enumerable.Repeat(row, 4))];
        var groups = RowGroups.Of([.. Enumerable.Range(0, 240).Select(row => (ulong)(row / 4))]);

        var (rows, copies) = (PairedInterval.OfShares(old, @new, null)!.Value, PairedInterval.OfShares(Copied(old), Copied(@new), groups)!.Value);

        Assert.Equal(rows.Low, copies.Low, Digits);
        Assert.Equal(rows.High, copies.High, Digits);
    }

    // What is independent adds its squares, and what goes together subtracts.
    [Theory]
    [InlineData(0, 0.05)]
    [InlineData(1, 0.01)]
    public void Arms_are_those_of_a_difference(double correlation, double arm)
    {
        var old = MetricValue.Of("mae", 1, 2) with { Interval = (0.97, 1.03) };
        var @new = MetricValue.Of("mae", 0.5, 2) with { Interval = (0.46, 0.54) };

        var (low, high) = PairedInterval.OfBoth(old, @new, correlation)!.Value;

        Assert.Equal(-0.5 - arm, low, 1e-9);
        Assert.Equal(-0.5 + arm, high, 1e-9);
    }

    // By its definition: PR-AUC once more for the rows without each of them.
    [Fact]
    public void The_jackknife_of_pr_auc_leaves_each_row_out()
    {
        var random = new RandomSource(3, RandomPurpose.Splitting);
        var (outputs, actual) = (new Matrix(40, 2), new int[40]);
        for (var row = 0; row < 40; row++)
        {
            actual[row] = random.NextInt32(3) == 0 ? 1 : 0;
            outputs[row, 1] = (random.NextInt32(8) + 2 * actual[row]) / 10f; // with ties
            outputs[row, 0] = 1 - outputs[row, 1];
        }

        var losses = RankIntervals.LossesOfPrAuc(outputs, actual, [1]);

        var without = Enumerable.Range(0, 40).Select(left => AveragePrecision(Enumerable.Range(0, 40).Where(row => row != left).ToArray())).ToArray();
        Assert.All(Enumerable.Range(0, 40), row => Assert.Equal(Math.Sqrt(39 / 40.0) * (without.Average() - without[row]), losses[row], Digits));

        double AveragePrecision(int[] rows) => BinaryRanking.Of(
            [.. rows.Where(row => actual[row] == 1).Select(row => outputs[row, 1])], [.. rows.Where(row => actual[row] == 0).Select(row => outputs[row, 1])])
            .AveragePrecision;
    }

    [Fact]
    public void There_is_no_pr_auc_without_the_only_row_of_a_class()
    {
        var outputs = new Matrix(3, 2);
        (outputs[0, 1], outputs[1, 1], outputs[2, 1]) = (0.2f, 0.7f, 0.4f);

        var losses = RankIntervals.LossesOfPrAuc(outputs, [0, 1, 0], [1]);

        Assert.All(losses, loss => Assert.True(double.IsNaN(loss)));
        Assert.Null(PairedInterval.OfSlopes(MetricValue.Of("pr_auc", 0.5, 0.3), MetricValue.Of("pr_auc", 0.4, 0.3), losses, new double[3], null));
    }

    [Fact]
    public void Models_that_rank_alike_on_few_rows_may_differ_on_others()
    {
        var (one, other) = (MetricValue.Of("roc_auc", 0.8, 0.5), MetricValue.Of("roc_auc", 0.8, 0.5));

        Assert.Null(PairedInterval.OfSlopes(one, other, [0.1, -0.2, 0.1], [0.1, -0.2, 0.1], null));
    }

    // √(0.2² + 0.1² + 0.3²) · 1.96 on both sides of 0.05.
    [Fact]
    public void Slopes_add_the_squares_of_their_differences()
    {
        var (one, other) = (MetricValue.Of("roc_auc", 0.5, 0.5), MetricValue.Of("roc_auc", 0.55, 0.5));

        var (low, high) = PairedInterval.OfSlopes(one, other, [0.1, -0.1, 0], [0.3, -0.2, 0.3], null)!.Value;

        Assert.Equal(0.05 - 0.7333513721, low, 1e-9);
        Assert.Equal(0.05 + 0.7333513721, high, 1e-9);
    }

    // Anscombe's first set ("Graphs in statistical analysis", 1973) has the correlation 0.81642, wherever its means are.
    [Theory]
    [InlineData(0)]
    [InlineData(1e3)]
    public void Correlation_is_that_of_Pearson(double shift)
    {
        double[] x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
        double[] y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

        Assert.Equal(0.81642, PairedInterval.Correlation(Array.ConvertAll(x, number => number + shift), y, null), 5e-6);
        Assert.Equal(0, PairedInterval.Correlation(x, new double[11], null));
    }
}
