using Gophernet.Numerics;
using Gophernet.Tables.Profiles;

namespace Gophernet.Reports;

/// <summary>
/// Whether a column is spread otherwise than in training, by more than chance explains. The index of a column says how far it is off; whether that may be
/// chance says Pearson's test of two samples (1911), because the shares of training are of a sample too. Parts are put together until five rows of each
/// are expected on either side, and the probability is that of any of the columns that were tested (Bonferroni).
/// </summary>
/// <param name="Probability">How probable it is that chance moves one of the columns so far; null where rows are too few to tell.</param>
/// <param name="Size">One of <see cref="None"/>, <see cref="Little"/>, <see cref="Large"/> and <see cref="Unknown"/>.</param>
internal sealed record ColumnShift(double? Probability, string Size)
{
    /// <summary>It has not moved, or by no more than chance explains.</summary>
    public const string None = "none";

    /// <summary>It has moved a little.</summary>
    public const string Little = "little";

    /// <summary>It has moved far.</summary>
    public const string Large = "large";

    /// <summary>Rows are too few to tell.</summary>
    public const string Unknown = "unknown";

    private const double Level = 0.05;
    private const double MinExpected = 5; // rows of a part, on either side: the test is right from there on (Cochran, 1954)

    // A category had at least so many rows in training, where there were not more categories than a profile has.
    private const double MinTrainingRows = 5;
    private const double Deviations = 3.3; // but for one time in two thousand, a normal number is above the mean less so many

    // The usual bounds of the index (Siddiqi, "Credit risk scorecards", 2006).
    private const double LittleIndex = 0.1;
    private const double LargeIndex = 0.25;

    /// <summary>The shift of each column; null where nothing is known of its spread.</summary>
    /// <param name="columns">How they are spread here and in training.</param>
    /// <param name="trainingRows">The rows of training.</param>
    /// <param name="rowsPerGroup">How many rows are of one group, which may have the same cell: they count as one row. 1 where rows are independent.</param>
    public static ColumnShift?[] Of(ColumnTally[] columns, int trainingRows, double rowsPerGroup)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var probabilities = columns.Select(column => column.Parts is { } parts
            ? ProbabilityOf(parts, column.MissingCount, column.TrainingMissingShare ?? 0, trainingRows / rowsPerGroup, 1 / rowsPerGroup) : null);
        var tested = probabilities.Where(probability => probability is not null).Length;
        return columns.Select((column, i) => column.Parts is { } parts
            ? Judge(parts.Stability, probabilities[i] is { } one ? Math.Min(1, one * tested) : null) : null);
    }

    private static ColumnShift Judge(double index, double? probability) => new(
        probability,
        probability is null ? Unknown : index < LittleIndex || probability > Level ? None : index < LargeIndex ? Little : Large);

    /// <summary>How probable it is that rows like those of training are spread so; null where all parts come to one.</summary>
    private static double? ProbabilityOf(PartShares parts, long missing, double missingBefore, double trainingRows, double weight)
    {
        if (parts.Names.Length == 0)
        {
            trainingRows = Math.Min(trainingRows, NumberProfile.MaxRanked * weight); // more were not looked at
        }

        double[] before = [missingBefore * trainingRows, .. parts.Training.Select(share => (1 - missingBefore) * share * trainingRows)];
        double[] here = [missing * weight, .. parts.Counts.Select(count => count * weight)];
        var (sumBefore, sumHere) = (0.0, 0.0);
        for (var i = 0; i < before.Length; i++)
        {
            (sumBefore, sumHere) = (sumBefore + before[i], sumHere + here[i]);
        }

        var share = sumHere / (sumBefore + sumHere);
        if (parts.Names.Length > 0)
        {
            PutRareTogether(before, here, share, MinTrainingRows * weight);
        }

        var (merged, open) = (0, 0);
        for (var i = 1; i < before.Length; i++)
        {
            // What is expected of both sides depends on their sum alone, and so does what is put together: the test stays right.
            if ((before[open] + here[open]) * Math.Min(share, 1 - share) >= MinExpected)
            {
                (merged, open) = (merged + 1, merged + 1);
                (before[open], here[open]) = (before[i], here[i]);
            }
            else
            {
                (before[open], here[open]) = (before[open] + before[i], here[open] + here[i]);
            }
        }

        if (open > 0 && (before[open] + here[open]) * Math.Min(share, 1 - share) < MinExpected)
        {
            merged--;
            (before[merged], here[merged]) = (before[merged] + before[open], here[merged] + here[open]);
        }

        var statistic = 0.0;
        for (var i = 0; i <= merged; i++)
        {
            var sum = before[i] + here[i];
            var off = here[i] - sum * share;
            statistic += sum > 0 ? off * off / (sum * share * (1 - share)) : 0;
        }

        return merged > 0 ? ChiSquare.UpperTail(statistic, merged) : null;
    }

    /// <summary>
    /// Adds the rare categories to all others, behind the missing cells. A profile has the categories that are frequent in training, so that those which
    /// only just are had more rows there than they have elsewhere, and all others fewer. Only those are told apart that would be among the frequent
    /// ones however their rows of both sides were divided: that favours no side.
    /// </summary>
    private static void PutRareTogether(double[] before, double[] here, double share, double minTrainingRows)
    {
        const int Others = 1;
        var hasOthers = before[Others] > 0;
        var least = before.Length - Others - 1 == CategoryProfile.MaxCounts ? before[^1] : minTrainingRows; // the most frequent comes first
        for (var i = Others + 1; i < before.Length; i++)
        {
            var sum = before[i] + here[i];
            var leastBefore = sum * (1 - share) - Deviations * Math.Sqrt(sum * share * (1 - share));
            if (sum * Math.Min(share, 1 - share) < MinExpected || (hasOthers && leastBefore < least))
            {
                (before[Others], here[Others]) = (before[Others] + before[i], here[Others] + here[i]);
                (before[i], here[i]) = (0, 0);
            }
        }
    }
}
