using Gophernet.Evaluation;

namespace Gophernet.Reports;

/// <summary>How a probability ranks the rows of a class before the others, as the two curves that are drawn of it.</summary>
/// <param name="Ranking">The areas under them, of all points.</param>
/// <param name="Share">The share of the rows that are of the class.</param>
/// <param name="Roc">The false positive rate, and the true positive rate: from (0, 0) to (1, 1), a point where the threshold passes a probability.</param>
/// <param name="PrecisionRecall">The recall, and the precision: from (0, 1), where nothing is positive, to a recall of 1.</param>
internal sealed record RankingCurve(BinaryRanking Ranking, double Share, double[][] Roc, double[][] PrecisionRecall)
{
    /// <summary>More points are not drawn; those that are left out are not seen.</summary>
    public const int MaxPoints = 200;

    /// <summary>Ranks rows; null where all rows are of the class, or none.</summary>
    /// <param name="scores">The probabilities.</param>
    public static RankingCurve? Of(ClassScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var (positives, negatives) = (scores.Positives, scores.Negatives);
        if (positives.Length == 0 || negatives.Length == 0)
        {
            return null;
        }

        var ranking = BinaryRanking.Of(positives, negatives);
        var (falseRates, recalls, precisions) = (new List<double> { 0 }, new List<double> { 0 }, new List<double> { 1 });
        var (positivesLeft, negativesLeft) = (positives.Length, negatives.Length);
        while (positivesLeft + negativesLeft > 0)
        {
            var score = positivesLeft == 0 ? negatives[negativesLeft - 1]
                : negativesLeft == 0 ? positives[positivesLeft - 1]
                : Math.Max(positives[positivesLeft - 1], negatives[negativesLeft - 1]);
            positivesLeft = SkipLast(positives, positivesLeft, score);
            negativesLeft = SkipLast(negatives, negativesLeft, score);
            var (right, wrong) = (positives.Length - positivesLeft, negatives.Length - negativesLeft);
            falseRates.Add((double)wrong / negatives.Length);
            recalls.Add((double)right / positives.Length);
            precisions.Add((double)right / (right + wrong));
        }

        return new RankingCurve(
            ranking, (double)positives.Length / scores.RowCount, Thin([.. falseRates], [.. recalls]), Thin([.. recalls], [.. precisions]));
    }

    private static double[][] Thin(double[] x, double[] y) => CurveThinning.Choose(x, y, MaxPoints).Select(i => (double[])[x[i], y[i]]);

    /// <summary>How many are left without those of a score, which are the last.</summary>
    private static int SkipLast(ReadOnlySpan<float> sorted, int count, float score)
    {
        while (count > 0 && sorted[count - 1] == score)
        {
            count--;
        }

        return count;
    }
}
