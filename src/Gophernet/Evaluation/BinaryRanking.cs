using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>How well one score puts the rows of a class before all others, whatever the threshold.</summary>
/// <param name="RocAuc">
/// The area under the receiver operating characteristic: the part of all pairs of a positive and a negative row in which the positive
/// has the higher score, ties counted half (Hanley and McNeil, 1982). Not a number when there is no such pair.
/// </param>
/// <param name="AveragePrecision">
/// The area under the curve of precision and recall as a sum of steps, Σ (Rₙ − Rₙ₋₁)·Pₙ over the different scores from high to low, as
/// scikit-learn's average_precision_score. Not a number when there is no positive row.
/// </param>
internal readonly record struct BinaryRanking(double RocAuc, double AveragePrecision)
{
    /// <summary>Ranks the rows. Both spans are sorted in place. O(n).</summary>
    /// <param name="positives">The scores of the rows of the class, none of them NaN.</param>
    /// <param name="negatives">The scores of all other rows, none of them NaN.</param>
    public static BinaryRanking Of(Span<float> positives, Span<float> negatives)
    {
        RadixSort.Sort(positives);
        RadixSort.Sort(negatives);

        // Both are walked from the highest score down; rows of one score are one step.
        var positivesLeft = positives.Length;
        var negativesLeft = negatives.Length;
        var doubledPairs = 0L;
        var precisions = 0.0;
        while (positivesLeft > 0)
        {
            var score = negativesLeft == 0 || positives[positivesLeft - 1] > negatives[negativesLeft - 1]
                ? positives[positivesLeft - 1]
                : negatives[negativesLeft - 1];
            var positivesHere = CountLast(positives[..positivesLeft], score);
            var negativesHere = CountLast(negatives[..negativesLeft], score);
            positivesLeft -= positivesHere;
            negativesLeft -= negativesHere;

            // A positive row wins against every negative one below it, and half wins against those of its own score.
            doubledPairs += positivesHere * (2L * negativesLeft + negativesHere);
            var truePositives = positives.Length - positivesLeft;
            precisions += positivesHere * ((double)truePositives / (truePositives + negatives.Length - negativesLeft));
        }

        return new BinaryRanking(doubledPairs / (2.0 * positives.Length * negatives.Length), precisions / positives.Length);
    }

    private static int CountLast(ReadOnlySpan<float> sorted, float score)
    {
        var first = sorted.Length;
        while (first > 0 && sorted[first - 1] == score)
        {
            first--;
        }

        return sorted.Length - first;
    }
}
