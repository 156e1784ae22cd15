using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>Finds the probability from which on the second of two classes is decided, on rows that were not learnt from.</summary>
internal static class ThresholdSearch
{
    /// <summary>The threshold with the best metric; of several that are equal, the one nearest to a half.</summary>
    /// <param name="probabilities">[rows, 2].</param>
    /// <param name="actual">The class of each row, 0 or 1.</param>
    /// <param name="metric">What is to be large.</param>
    /// <returns>The threshold, halfway between two rows; a half where there are no rows.</returns>
    public static double Find(Matrix probabilities, ReadOnlySpan<int> actual, ThresholdMetric metric) =>
        Find(probabilities, actual, counts => counts.Value(metric), 0.5);

    /// <summary>The threshold with the least cost; of several that are equal, the one nearest to where it would be if probabilities were right.</summary>
    /// <param name="probabilities">[rows, 2].</param>
    /// <param name="actual">The class of each row, 0 or 1.</param>
    /// <param name="costs">What decisions cost.</param>
    /// <returns>The threshold, halfway between two rows.</returns>
    public static double Find(Matrix probabilities, ReadOnlySpan<int> actual, CostMatrix costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return Find(probabilities, actual, counts => -counts.Cost(costs), costs.CheapestThreshold ?? 0.5);
    }

    private static double Find(Matrix probabilities, ReadOnlySpan<int> actual, Func<Counts, double> valueOf, double usual)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        probabilities.RequireShape(actual.Length, 2);
        var ranked = Sequences.Range(actual.Length).OrderBy(row => probabilities[row, 1]);
        var positives = 0;
        foreach (var code in actual)
        {
            positives += code;
        }

        // All rows are decided for the second class at first; with each step those of the next probability are not.
        var counts = new Counts(positives, ranked.Length - positives, 0, 0);
        var (best, bestValue) = (usual, double.NegativeInfinity);
        for (var i = 0; i <= ranked.Length; i++)
        {
            if (i > 0)
            {
                counts = actual[ranked[i - 1]] == 1
                    ? counts with { TruePositives = counts.TruePositives - 1, FalseNegatives = counts.FalseNegatives + 1 }
                    : counts with { FalsePositives = counts.FalsePositives - 1, TrueNegatives = counts.TrueNegatives + 1 };
            }

            if (i > 0 && i < ranked.Length && probabilities[ranked[i], 1] == probabilities[ranked[i - 1], 1])
            {
                continue;
            }

            var threshold = ((i == 0 ? 0 : probabilities[ranked[i - 1], 1]) + (i == ranked.Length ? 1.0 : probabilities[ranked[i], 1])) / 2;
            var value = valueOf(counts);
            if (value > bestValue || (value == bestValue && Math.Abs(threshold - usual) < Math.Abs(best - usual)))
            {
                (best, bestValue) = (threshold, value);
            }
        }

        return best;
    }

    private readonly record struct Counts(double TruePositives, double FalsePositives, double FalseNegatives, double TrueNegatives)
    {
        public double Value(ThresholdMetric metric) => metric switch
        {
            ThresholdMetric.Accuracy => Ratio(TruePositives + TrueNegatives, TruePositives + FalsePositives + FalseNegatives + TrueNegatives),
            ThresholdMetric.BalancedAccuracy =>
                Ratio(TruePositives, TruePositives + FalseNegatives) + Ratio(TrueNegatives, TrueNegatives + FalsePositives),
            ThresholdMetric.F1 => Ratio(2 * TruePositives, 2 * TruePositives + FalsePositives + FalseNegatives),
            _ => Ratio(
                TruePositives * TrueNegatives - FalsePositives * FalseNegatives,
                Math.Sqrt(TruePositives + FalsePositives) * Math.Sqrt(TruePositives + FalseNegatives)
                    * Math.Sqrt(TrueNegatives + FalsePositives) * Math.Sqrt(TrueNegatives + FalseNegatives)),
        };

        public double Cost(CostMatrix costs) =>
            TruePositives * costs[1, 1] + FalsePositives * costs[0, 1] + FalseNegatives * costs[1, 0] + TrueNegatives * costs[0, 0];

        private static double Ratio(double part, double whole) => whole == 0 ? 0 : part / whole;
    }
}
