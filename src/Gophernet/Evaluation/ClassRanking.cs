using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// Rankings by the outputs of a network. Of two classes, the second is the positive one, but for PR-AUC where
/// fewer than one in ten rows are of the first: of a class that nearly every row is of, it says nothing. Of more, each class that occurs is ranked
/// against the rest and the results are averaged, each class weighing the same (scikit-learn: <c>multi_class="ovr"</c>, <c>average="macro"</c>).
/// The outputs count as they stand, not normalised: the ranks are those of the numbers that <c>predict</c> writes.
/// </summary>
internal static class ClassRanking
{
    private const int MinRowsPerRareRow = 10;

    /// <summary>ROC-AUC and PR-AUC (average precision), with their baselines, and which of two classes PR-AUC is of; null for the mean of several.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows].</param>
    /// <param name="withIntervals">Whether they have intervals.</param>
    /// <param name="groups">Rows that are drawn together, for intervals; null for none.</param>
    /// <param name="positive">Which of two classes PR-AUC is of; null for what these rows say.</param>
    public static (MetricValue RocAuc, MetricValue PrAuc, int? Positive) Compute(
        Matrix outputs, int[] actual, bool withIntervals = false, RowGroups? groups = null, int? positive = null)
    {
        positive = outputs.Columns == 2 ? positive ?? PositiveOf(actual.AsSpan().Count(0), actual.Length) : null;
        double rocAuc = 0, averagePrecision = 0, positiveRate = 0;
        var ranked = new List<int>();
        var scores = new float[actual.Length];
        for (var i = outputs.Columns == 2 ? 1 : 0; i < outputs.Columns; i++)
        {
            var positives = Partition(outputs, actual, i, scores);
            if (positives > 0)
            {
                var ranking = BinaryRanking.Of(scores.AsSpan(0, positives), scores.AsSpan(positives));
                rocAuc += ranking.RocAuc;
                averagePrecision += ranking.AveragePrecision;
                positiveRate += (double)positives / actual.Length;
                ranked.Add(i);
            }
        }

        // A class that is all rows cannot be ranked against a rest; then it is the only one that occurs, and its area is NaN already.
        var (roc, pr, rate) = (rocAuc / ranked.Count, averagePrecision / ranked.Count, positiveRate / ranked.Count);
        if (positive == 0)
        {
            var firsts = Partition(outputs, actual, 0, scores);
            pr = BinaryRanking.Of(scores.AsSpan(0, firsts), scores.AsSpan(firsts)).AveragePrecision;
            rate = firsts == 0 ? double.NaN : (double)firsts / actual.Length;
        }

        List<int> precise = positive == 0 ? [0] : ranked;
        return (
            MetricValue.Of(MetricTable.RocAuc, roc, double.IsNaN(roc) ? double.NaN : 0.5) with
            {
                Interval = withIntervals ? RankIntervals.Of(roc, RankIntervals.SlopesOfRocAuc(outputs, actual, ranked), ranked.Count, groups) : null,
            },
            MetricValue.Of(MetricTable.PrAuc, pr, rate) with
            {
                Interval = withIntervals ? RankIntervals.Of(pr, RankIntervals.SlopesOfPrAuc(outputs, actual, precise), precise.Count, groups) : null,
            },
            positive);
    }

    /// <summary>Which of two classes PR-AUC is of.</summary>
    /// <param name="firsts">The rows of the first.</param>
    /// <param name="rows">All rows.</param>
    public static int PositiveOf(int firsts, int rows) => firsts > 0 && (long)firsts * MinRowsPerRareRow < rows ? 0 : 1;

    /// <summary>Copies one column, rows of the class first, and counts them.</summary>
    private static int Partition(Matrix outputs, ReadOnlySpan<int> actual, int index, Span<float> scores)
    {
        var positives = 0;
        var rest = scores.Length;
        for (var row = 0; row < actual.Length; row++)
        {
            var score = outputs.Row(row)[index];
            if (actual[row] == index)
            {
                scores[positives++] = score;
            }
            else
            {
                scores[--rest] = score;
            }
        }

        return positives;
    }
}
