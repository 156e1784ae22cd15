using Gophernet.Numerics;

namespace Gophernet.Reports;

/// <summary>What comes of each threshold between two classes: a row is positive where its probability is at least the threshold.</summary>
/// <param name="Positives">The rows of the class.</param>
/// <param name="Negatives">The other rows.</param>
/// <param name="At">Thresholds, ascending, from 0 to 1.</param>
/// <param name="TruePositives">Of each, the rows of the class that are positive.</param>
/// <param name="FalsePositives">Of each, the other rows that are positive.</param>
internal sealed record ThresholdCounts(int Positives, int Negatives, float[] At, int[] TruePositives, int[] FalsePositives)
{
    /// <summary>The most thresholds.</summary>
    public const int MaxCount = 400;

    private const int Steps = 100; // round ones, for people

    /// <summary>Counts rows at round thresholds, at one that is asked for, and at probabilities of rows: at all of them, or at some in even ranks.</summary>
    /// <param name="scores">The probabilities.</param>
    /// <param name="threshold">A threshold that is among them.</param>
    public static ThresholdCounts Of(ClassScores scores, float threshold)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var (positives, negatives) = (scores.Positives, scores.Negatives);
        var at = Thresholds(positives, negatives, threshold);
        return new ThresholdCounts(positives.Length, negatives.Length, at, CountFrom(positives, at), CountFrom(negatives, at));
    }

    private static float[] Thresholds(float[] positives, float[] negatives, float threshold)
    {
        float[] scores = [.. positives, .. negatives];
        RadixSort.Sort(scores);
        scores = Distinct(scores);
        var most = MaxCount - Steps - 2;
        var taken = Math.Min(scores.Length, most);
        var at = new List<float> { threshold };
        for (var i = 0; i <= Steps; i++)
        {
            at.Add((float)i / Steps);
        }

        for (var i = 0; i < taken; i++)
        {
            at.Add(Math.Clamp(scores[(int)((long)i * scores.Length / taken)], 0, 1));
        }

        var sorted = at.ToArray();
        RadixSort.Sort(sorted);
        return Distinct(sorted);
    }

    private static float[] Distinct(float[] sorted)
    {
        var count = 0;
        foreach (var value in sorted)
        {
            if (count == 0 || value != sorted[count - 1])
            {
                sorted[count++] = value;
            }
        }

        return sorted[..count];
    }

    /// <summary>How many are at each threshold or above.</summary>
    private static int[] CountFrom(float[] sorted, float[] thresholds)
    {
        var below = 0;
        return thresholds.Select(threshold =>
        {
            while (below < sorted.Length && sorted[below] < threshold)
            {
                below++;
            }

            return sorted.Length - below;
        });
    }
}
