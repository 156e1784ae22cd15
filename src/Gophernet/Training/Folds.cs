using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Training;

/// <summary>
/// Divides rows into parts of equal size that are alike: rows in the order of their target are dealt out in turn, each round in a random order
/// (stratified sampling).
/// </summary>
internal static class Folds
{
    /// <summary>The fold of a row that belongs to none, because there are fewer of its class than folds.</summary>
    public const int None = -1;

    /// <summary>How many folds there must be, and how many of them are a share of the rows: as near to it as up to 20 folds come, or one of many.</summary>
    /// <param name="share">Above 0, and at most a half.</param>
    public static (int Count, int Taken) ForShare(double share)
    {
        const int MaxFolds = 20;
        const double Rounding = 1e-9;
        var best = (Count: Math.Max(2, (int)Math.Round(1 / share)), Taken: 1);
        for (var count = 2; count <= MaxFolds; count++)
        {
            var taken = Math.Max(1, (int)Math.Round(share * count));
            if (taken * 2 <= count && DistanceOf(count, taken) < DistanceOf(best.Count, best.Taken) - Rounding)
            {
                best = (count, taken);
            }
        }

        return best;

        double DistanceOf(int count, int taken) => Math.Abs(share - (double)taken / count);
    }

    /// <summary>Divides rows: those with the same inputs stay together, as far as they are not too many.</summary>
    /// <param name="targets">A number a row: its class, or what is predicted.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="count">The number of folds.</param>
    /// <param name="random">Draws the order.</param>
    /// <param name="repeats">The rows that have the same inputs as others; null for none.</param>
    /// <param name="dealsRare">Whether classes with fewer rows than folds are dealt out too.</param>
    /// <returns>The fold of each row.</returns>
    public static int[] Of(
        ReadOnlySpan<double> targets, TaskKind task, int count, RandomSource random, RepeatedRows? repeats, bool dealsRare = false)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] OfRows(ReadOnlySpan<double> rows, bool rare) =>
            task == TaskKind.Classification ? OfClasses(rows, count, random, rare) : OfNumbers(rows, count, random);
        if (repeats?.Together(count) is not ({ Length: > 0 } together, var keys))
        {
            return OfRows(targets, dealsRare);
        }

        var strata = StrataOf(targets, task);
        var isDealt = new bool[targets.Length];
        Array.Fill(isDealt, true);
        if (task == TaskKind.Classification && !dealsRare)
        {
            LeaveOutRare(strata, together, keys, count, isDealt);
        }

        // Single rows first, as if there were no others; then whole combinations where they disturb the shares least.
        var others = Array.ConvertAll(isDealt, dealt => dealt);
        foreach (var row in together)
        {
            others[row] = false;
        }

        var values = targets.ToArray();
        var rows = Sequences.Range(others.Length).Where(row => others[row]);
        var foldsOfOthers = OfRows(Array.ConvertAll(rows, row => values[row]), true);
        var folds = new int[targets.Length];
        Array.Fill(folds, None);
        for (var i = 0; i < rows.Length; i++)
        {
            folds[rows[i]] = foldsOfOthers[i];
        }

        var dealt = Sequences.Range(together.Length).Where(i => isDealt[together[i]]);
        var shares = new double[count];
        Array.Fill(shares, 1.0 / count);
        GroupDealing.Deal(Array.ConvertAll(dealt, i => together[i]), Array.ConvertAll(dealt, i => keys[i]), strata, shares, random, folds);
        return folds;
    }

    /// <summary>Marks the rows of classes that have fewer combinations of inputs than there are folds, and those with the same inputs as such a row.</summary>
    private static void LeaveOutRare(int[] classes, int[] together, ulong[] keys, int count, bool[] isDealt)
    {
        var kinds = new Dictionary<int, int>();
        void Add(int stratum) => kinds[stratum] = kinds.GetValueOrDefault(stratum) + 1;
        var seen = new HashSet<(ulong, int)>();
        var next = 0;
        for (var row = 0; row < classes.Length; row++)
        {
            if (next == together.Length || together[next] != row || seen.Add((keys[next], classes[row])))
            {
                Add(classes[row]);
            }

            next += next < together.Length && together[next] == row ? 1 : 0;
        }

        bool IsRare(int row) => kinds[classes[row]] < count;
        var rare = new HashSet<ulong>();
        for (var i = 0; i < together.Length; i++)
        {
            if (IsRare(together[i]))
            {
                rare.Add(keys[i]);
            }
        }

        for (var row = 0; row < classes.Length; row++)
        {
            isDealt[row] = !IsRare(row);
        }

        for (var i = 0; i < together.Length; i++)
        {
            isDealt[together[i]] &= !rare.Contains(keys[i]);
        }
    }

    /// <summary>Targets as few codes, for rows that depend on each other: what each fold is to have its share of, as far as they allow.</summary>
    public static int[] StrataOf(ReadOnlySpan<double> targets, TaskKind task) =>
        task == TaskKind.Classification ? Strata.OfClasses(targets) : Strata.OfNumbers(targets);

    /// <summary>Deals out the rows of classes: every class is spread over all folds.</summary>
    /// <param name="classes">The class of each row, counted from 0.</param>
    /// <param name="count">The number of folds.</param>
    /// <param name="random">Draws the order.</param>
    /// <param name="dealsRare">Whether classes with fewer rows than folds are dealt out too.</param>
    /// <returns>The fold of each row.</returns>
    public static int[] OfClasses(ReadOnlySpan<double> classes, int count, RandomSource random, bool dealsRare = false)
    {
        ArgumentNullException.ThrowIfNull(random);
        var rows = new List<List<int>>();
        for (var row = 0; row < classes.Length; row++)
        {
            while (rows.Count <= (int)classes[row])
            {
                rows.Add([]);
            }

            rows[(int)classes[row]].Add(row);
        }

        var folds = new int[classes.Length];
        Array.Fill(folds, None);
        var sizes = new int[count];
        foreach (var list in rows)
        {
            if (list.Count >= count || dealsRare)
            {
                DealClass([.. list], sizes, random, folds);
            }
        }

        return folds;
    }

    /// <summary>Deals out rows of numbers: small and large ones are spread over all folds.</summary>
    /// <param name="numbers">The number of each row.</param>
    /// <param name="count">The number of folds.</param>
    /// <param name="random">Draws the order.</param>
    /// <returns>The fold of each row.</returns>
    public static int[] OfNumbers(ReadOnlySpan<double> numbers, int count, RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var order = new int[numbers.Length];
        for (var row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        random.Shuffle(order); // among equal numbers
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            ranks[order[i]] = i;
        }

        var values = numbers.ToArray();
        Array.Sort(order, (a, b) => values[a].CompareTo(values[b]) is var byNumber && byNumber != 0 ? byNumber : ranks[a] - ranks[b]);
        var folds = new int[numbers.Length];
        Deal(order, count, random, folds);
        return folds;
    }

    /// <summary>As many rows to each fold; those that are left to the smallest folds.</summary>
    private static void DealClass(int[] rows, int[] sizes, RandomSource random, int[] folds)
    {
        random.Shuffle(rows);
        var order = Sequences.Range(sizes.Length);
        random.Shuffle(order);
        order = order.OrderBy(fold => sizes[fold]);
        for (var i = 0; i < rows.Length; i++)
        {
            var fold = order[i % order.Length];
            folds[rows[i]] = fold;
            sizes[fold]++;
        }
    }

    private static void Deal(int[] rows, int count, RandomSource random, int[] folds)
    {
        var round = new int[count];
        for (var i = 0; i < rows.Length; i++)
        {
            if (i % count == 0)
            {
                for (var fold = 0; fold < count; fold++)
                {
                    round[fold] = fold;
                }

                random.Shuffle(round);
            }

            folds[rows[i]] = round[i % count];
        }
    }
}
