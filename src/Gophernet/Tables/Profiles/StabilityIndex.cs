using Gophernet.Numerics;

namespace Gophernet.Tables.Profiles;

/// <summary>
/// How far the rows of a column are from those of training: the population stability index, Σ (a − e)·ln(a / e) over parts of the column with the share a
/// of the rows and the share e in training (the symmetric divergence of Jeffreys, 1946; Siddiqi, "Credit risk scorecards", 2006). Of n rows like those
/// of training it is about the number of parts divided by n.
/// </summary>
internal static class StabilityIndex
{
    // What stands for a share of nothing, whose logarithm is infinite.
    private const double MinShare = 1e-4;

    /// <summary>The index of a column, whose missing cells are a part of it.</summary>
    /// <param name="expected">The share of each part in training, of the cells that were not missing.</param>
    /// <param name="expectedMissing">The share of the missing cells in training.</param>
    /// <param name="counts">The cells of each part.</param>
    /// <param name="missing">The missing cells.</param>
    public static double Of(ReadOnlySpan<double> expected, double expectedMissing, ReadOnlySpan<long> counts, long missing)
    {
        var rows = missing;
        foreach (var count in counts)
        {
            rows += count;
        }

        var sum = Term(expectedMissing, (double)missing / rows);
        for (var i = 0; i < counts.Length; i++)
        {
            sum += Term(expected[i] * (1 - expectedMissing), (double)counts[i] / rows);
        }

        return sum;
    }

    private static double Term(double expected, double actual)
    {
        var (e, a) = (Math.Max(expected, MinShare), Math.Max(actual, MinShare));
        return (a - e) * ScalarMath.Log(a / e);
    }
}
