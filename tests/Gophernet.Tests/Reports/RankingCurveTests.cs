using CsCheck;
using Gophernet.Reports;

namespace Gophernet.Tests.Reports;

public class RankingCurveTests
{
    private const double Tolerance = 1e-12; // sums of at most 60 ratios

    private static readonly Gen<float[]> Scores = Gen.Int[0, 12].Select(i => i / 12f).Array[1, 30];

    /// <summary>The examples of scikit-learn's documentation of roc_curve and precision_recall_curve, whose points come in another order.</summary>
    [Fact]
    public void Its_points_are_those_of_scikit_learn()
    {
        var curve = RankingCurve.Of(new ClassScores([0.8f, 0.35f], [0.4f, 0.1f]))!;

        Assert.Equal([[0, 0], [0, 0.5], [0.5, 0.5], [0.5, 1], [1, 1]], curve.Roc);
        Assert.Equal([[0, 1], [0.5, 1], [0.5, 0.5], [1, 2.0 / 3], [1, 0.5]], curve.PrecisionRecall);
        Assert.Equal((0.75, 0.5), (curve.Ranking.RocAuc, curve.Share));
    }

    [Fact]
    public void Each_point_is_what_a_threshold_gives() => RandomCases.ForAll(Gen.Select(Scores, Scores), 200, rows =>
    {
        var (positives, negatives) = rows;
        var curve = RankingCurve.Of(new ClassScores([.. positives], [.. negatives]))!;
        var all = positives.Concat(negatives).Distinct().Select(score => (
            Right: (double)positives.Count(p => p >= score) / positives.Length, Wrong: (double)negatives.Count(n => n >= score) / negatives.Length,
            Precision: (double)positives.Count(p => p >= score) / (positives.Count(p => p >= score) + negatives.Count(n => n >= score)))).ToArray();

        Assert.All(curve.Roc[1..], point => Assert.Contains(all, other => other.Wrong == point[0] && other.Right == point[1]));
        Assert.All(curve.PrecisionRecall[1..], point => Assert.Contains(all, other => other.Right == point[0] && other.Precision == point[1]));
    });

    /// <summary>What is left out lies on a line between others, where there are few points.</summary>
    [Fact]
    public void The_area_under_the_points_is_that_of_the_ranking() => RandomCases.ForAll(Gen.Select(Scores, Scores), 200, rows =>
    {
        var (positives, negatives) = rows;
        var curve = RankingCurve.Of(new ClassScores([.. positives], [.. negatives]))!;
        var area = curve.Roc.Zip(curve.Roc.Skip(1), (a, b) => (b[0] - a[0]) * (a[1] + b[1]) / 2).Sum();

        Assert.Equal(curve.Ranking.RocAuc, area, Tolerance);
    });

    [Fact]
    public void There_is_none_where_all_rows_are_of_one_kind()
    {
        Assert.Null(RankingCurve.Of(new ClassScores([0.5f], [])));
        Assert.Null(RankingCurve.Of(new ClassScores([], [0.5f])));
    }
}
