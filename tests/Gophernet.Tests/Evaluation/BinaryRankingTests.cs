using CsCheck;
using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

public class BinaryRankingTests
{
    private const int CaseCount = 500;
    private const double Tolerance = 1e-14; // a sum of at most 40 ratios

    // Few different scores, so that most rows are tied with others; zeros of both signs among them.
    private static readonly float[] FewScores = [-1f, -0f, 0f, 0.25f, 0.5f, 1f, float.Epsilon, float.MaxValue, float.MinValue];
    private static readonly Gen<float[]> Scores = Gen.Int[0, FewScores.Length - 1].Select(i => FewScores[i]).Array[1, 20];

    [Fact]
    public void The_roc_area_is_the_part_of_pairs_in_order_with_ties_counted_half() =>
        RandomCases.ForAll(Gen.Select(Scores, Scores), CaseCount, rows =>
        {
            var (positives, negatives) = rows;
            var pairs = positives.SelectMany(p => negatives.Select(n => p > n ? 1.0 : p == n ? 0.5 : 0)).Average();

            Assert.Equal(pairs, BinaryRanking.Of(positives, negatives).RocAuc, Tolerance);
        });

    [Fact]
    public void Average_precision_is_the_mean_over_positives_of_the_precision_at_their_score() =>
        RandomCases.ForAll(Gen.Select(Scores, Scores), CaseCount, rows =>
        {
            var (positives, negatives) = rows;
            var precision = positives.Average(score =>
            {
                double right = positives.Count(p => p >= score), wrong = negatives.Count(n => n >= score);
                return right / (right + wrong);
            });

            Assert.Equal(precision, BinaryRanking.Of(positives, negatives).AveragePrecision, Tolerance);
        });

    [Fact]
    public void The_order_of_the_rows_does_not_matter_to_the_last_bit()
    {
        float[] positives = [0.9f, 0.1f, 0.3f, 0.3f, 0.7f], negatives = [0.3f, 0.2f, 0.8f];
        var reversed = BinaryRanking.Of(positives.Reverse().ToArray(), negatives.Reverse().ToArray());

        Assert.Equal(reversed, BinaryRanking.Of(positives, negatives));
    }

    [Fact]
    public void Without_a_pair_there_is_no_roc_area()
    {
        Assert.True(double.IsNaN(BinaryRanking.Of([0.5f], []).RocAuc));
        Assert.True(double.IsNaN(BinaryRanking.Of([], [0.5f]).RocAuc));
    }

    [Fact]
    public void Without_a_positive_there_is_no_precision()
    {
        Assert.True(double.IsNaN(BinaryRanking.Of([], [0.5f]).AveragePrecision));
        Assert.Equal(1, BinaryRanking.Of([0.5f], []).AveragePrecision);
    }

    // 100,000 rows a side, all tied but one: more pairs than 32 bits count.
    [Fact]
    public void Counts_more_pairs_than_32_bits_hold()
    {
        const int Rows = 100_000;
        var positives = new float[Rows];
        positives[0] = 1;

        Assert.Equal((1.0 + (Rows - 1) * 0.5) / Rows, BinaryRanking.Of(positives, new float[Rows]).RocAuc, Tolerance);
    }
}
