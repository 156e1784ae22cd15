using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Training;

/// <summary>How rows are shared out among networks: each is judged on others, so that every row teaches most of them.</summary>
internal static class RowDivision
{
    // Of fewer rows, errors are too coarse to choose an epoch by.
    private const int MinJudgedRows = 5;

    /// <summary>The rows that each network learns from, and those that it is judged on: none where there are too few, or others.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="strata">A number a row: its class, or what is predicted. Each part of the rows gets its share of small and large ones.</param>
    /// <param name="hasOwnValidation">Whether networks are judged on other rows.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="options">The share of the rows to judge on, the number of networks, and the seed.</param>
    /// <param name="dependence">What makes the rows depend on each other; null where they are independent.</param>
    /// <param name="repeats">The rows that have the same inputs as others; null for none.</param>
    /// <param name="together">So many networks in a row are judged on the same rows, to be compared.</param>
    /// <exception cref="GophernetException">The rows are of one group, or of one time.</exception>
    public static (int[] Learnt, int[] Judged)[] Of(
        int[] rows, ReadOnlySpan<double> strata, bool hasOwnValidation, TaskKind task, TrainingOptions options, RowDependence? dependence,
        RepeatedRows? repeats = null, int together = 1)
    {
        var (foldCount, judgedCount) = options.ValidationFraction > 0 ? Folds.ForShare(options.ValidationFraction) : (1, 0);
        var isDivided = !hasOwnValidation && (long)rows.Length * judgedCount / foldCount >= MinJudgedRows;
        var turns = isDivided ? foldCount / judgedCount : 1; // as many networks are judged on other rows each
        if (isDivided && dependence is not null)
        {
            (foldCount, judgedCount, turns) = dependence.ForValidation(foldCount, judgedCount);
        }

        int[] folds = [];
        var parts = new (int[], int[])[options.NetworkCount];
        for (var member = 0; member < parts.Length; member++)
        {
            if (member % together > 0)
            {
                parts[member] = parts[member - 1];
                continue;
            }

            var turn = member / together;
            if (isDivided && turn % turns == 0)
            {
                var random = new RandomSource(options.Seed, RandomPurpose.Validation, (ulong)(turn / turns));
                folds = dependence?.ValidationFolds(Folds.StrataOf(strata, task), foldCount, judgedCount, random)
                    ?? Folds.Of(strata, task, foldCount, random, repeats);
            }

            var (learnt, judged) = isDivided ? Divide(rows, folds, turn % turns * judgedCount, judgedCount) : (rows, []);
            parts[member] = (dependence is null ? learnt : repeats?.Without(learnt, judged, foldCount) ?? learnt, judged);
        }

        return parts;
    }

    private static (int[] Learnt, int[] Judged) Divide(int[] rows, int[] folds, int first, int count)
    {
        bool IsJudged(int row) => folds[row] >= first && folds[row] < first + count;
        var judged = Array.FindAll(rows, IsJudged);
        return judged.Length == 0 ? (rows, []) : (Array.FindAll(rows, row => !IsJudged(row)), judged);
    }
}
