using System.Collections.Immutable;

namespace Gophernet.Evaluation;

/// <summary>
/// How wrong a model was on rows that its networks had not learnt from, as the quantiles of one score a row. A range that takes in all scores up to the
/// bound of a percentage covers at least as many rows of the same kind (split-conformal prediction: Vovk, Gammerman and Shafer, 2005; Lei et al.,
/// "Distribution-free predictive inference for regression", 2018). It never changes.
/// </summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Values">Of up to <see cref="MaxValues"/> rows every score, of more that many quantiles; in ascending order.</param>
internal sealed record ConformalScores(int Rows, ImmutableArray<float> Values)
{
    /// <summary>The most values that are kept: every half per cent.</summary>
    public const int MaxValues = 199;

    /// <summary>The largest percentage that there are values for.</summary>
    public const double MaxPercent = 99.5;

    // A percentage that is written in decimals is not exact in binary.
    private const double Rounding = 1e-9;

    /// <summary>Keeps the scores of rows.</summary>
    /// <param name="scores">A finite score for each row; the larger, the more wrong. They are put in order.</param>
    public static ConformalScores Of(double[] scores)
    {
        Array.Sort(scores);
        var kept = ImmutableArray.CreateBuilder<float>();
        for (var i = 1; i <= CountFor(scores.Length); i++)
        {
            kept.Add(RoundUp(scores[RankOf(i, scores.Length) - 1]));
        }

        return new ConformalScores(scores.Length, kept.ToImmutable());
    }

    /// <summary>How many values are kept of so many rows.</summary>
    public static int CountFor(int rows) => Math.Min(rows, MaxValues);

    /// <summary>The rows that a percentage needs.</summary>
    public static int RowsFor(double percent) => (int)Math.Ceiling(percent / (100 - percent) - Rounding);

    /// <summary>The score that the percentage of new rows does not lie above; null where there were too few rows to say.</summary>
    /// <param name="percent">Above 0, and below 100.</param>
    public double? BoundFor(double percent)
    {
        // Each value is the quantile i / (values + 1) of the rows and one more: the new row.
        var i = Math.Max(1, (int)Math.Ceiling(percent * (Values.Length + 1) / 100 - Rounding));
        return i <= Values.Length ? Values[i - 1] : null;
    }

    private static int RankOf(int value, int rows)
    {
        long values = CountFor(rows) + 1;
        return (int)((value * (rows + 1L) + values - 1) / values);
    }

    /// <summary>A range must not become narrower by being kept.</summary>
    private static float RoundUp(double score) => (float)score is var rounded && rounded < score ? float.BitIncrement(rounded) : (float)score;
}
