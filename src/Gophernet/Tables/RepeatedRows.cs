namespace Gophernet.Tables;

/// <summary>
/// The rows of a table that have the same inputs as others, such as copies. A network that has learnt one of them knows the others too, so all of a
/// combination stay on one side where rows are held back. Combinations of so many rows that this cannot be are divided row by row.
/// </summary>
internal sealed class RepeatedRows
{
    private readonly int _rowCount;
    private readonly int[] _rows; // ascending
    private readonly ulong[] _keys; // of these

    private RepeatedRows(int rowCount, int[] rows, ulong[] keys, int combinationCount, int largest)
    {
        (_rowCount, _rows, _keys, CombinationCount, Largest) = (rowCount, rows, keys, combinationCount, largest);
    }

    /// <summary>The number of rows that have the same inputs as others.</summary>
    public int Count => _rows.Length;

    /// <summary>How many combinations of inputs there are, those of single rows too.</summary>
    public int CombinationCount { get; }

    /// <summary>How many rows the most frequent combination has.</summary>
    public int Largest { get; }

    /// <summary>
    /// Whether there are fewer combinations than rows of each, in the mean. Rows are then of a few kinds rather than copies: new ones will be of
    /// these kinds too, and a network that is judged on some of them has rightly learnt from others of the kind.
    /// </summary>
    public bool AreFewKinds => AreFew(CombinationCount, _rowCount);

    /// <summary>Whether there are fewer combinations than rows of each, in the mean.</summary>
    public static bool AreFew(int combinations, int rows) => (long)combinations * combinations < rows;

    /// <summary>Finds them.</summary>
    /// <param name="hashes">A hash of each row's inputs.</param>
    /// <returns>Null where no two rows have the same inputs.</returns>
    public static RepeatedRows? Of(ulong[] hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        var (firsts, counts) = FirstsOf(hashes);
        if (counts is null)
        {
            return null;
        }

        var (combinations, largest, repeated) = (0, 0, 0);
        for (var row = 0; row < hashes.Length; row++)
        {
            combinations += firsts[row] == row ? 1 : 0;
            largest = Math.Max(largest, counts[row]);
            repeated += counts[firsts[row]] > 1 ? 1 : 0;
        }

        var (rows, keys, next) = (new int[repeated], new ulong[repeated], 0);
        for (var row = 0; row < hashes.Length; row++)
        {
            if (counts[firsts[row]] > 1)
            {
                (rows[next], keys[next++]) = (row, hashes[row]);
            }
        }

        return new RepeatedRows(hashes.Length, rows, keys, combinations, largest);
    }

    /// <summary>Whether some combination has so many rows that folds cannot be alike unless it is divided.</summary>
    public bool HasTooFrequent(int foldCount) => !AreFewKinds && Largest > MaxTogether(foldCount);

    /// <summary>Those rows that stay with all others of their combination where rows are divided into folds, and the combination of each.</summary>
    /// <param name="foldCount">The folds: a combination of more rows than one has is divided.</param>
    public (int[] Rows, ulong[] Keys) Together(int foldCount)
    {
        if (AreFewKinds)
        {
            return ([], []);
        }

        if (!HasTooFrequent(foldCount))
        {
            return (_rows, _keys);
        }

        var counts = new Dictionary<ulong, int>();
        foreach (var key in _keys)
        {
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var kept = Sequences.Range(_rows.Length).Where(i => counts[_keys[i]] <= MaxTogether(foldCount));
        return (Array.ConvertAll(kept, i => _rows[i]), Array.ConvertAll(kept, i => _keys[i]));
    }

    /// <summary>The combinations that are divided because they have more rows than a fold, ascending.</summary>
    /// <param name="foldCount">The folds.</param>
    public ulong[] TooFrequent(int foldCount)
    {
        var keys = new HashSet<ulong>(_keys);
        keys.ExceptWith(Together(foldCount).Keys);
        ulong[] ordered = [.. keys];
        Array.Sort(ordered);
        return ordered;
    }

    /// <summary>The rows to learn from but for those that have the same inputs as a row that judges.</summary>
    /// <param name="learnt">Rows to learn from.</param>
    /// <param name="judged">Rows that judge.</param>
    /// <param name="foldCount">The folds: a combination of more rows than one has is learnt from and judges.</param>
    /// <returns>At least one row: where every row would go, none does.</returns>
    public int[] Without(int[] learnt, int[] judged, int foldCount)
    {
        var (rows, keys) = Together(foldCount);
        var known = new HashSet<ulong>();
        foreach (var row in judged)
        {
            if (Array.BinarySearch(rows, row) is >= 0 and var i)
            {
                known.Add(keys[i]);
            }
        }

        bool IsKnown(int row) => Array.BinarySearch(rows, row) is >= 0 and var i && known.Contains(keys[i]);
        var kept = known.Count == 0 ? learnt : Array.FindAll(learnt, row => !IsKnown(row));
        return kept.Length == 0 ? learnt : kept;
    }

    /// <summary>How many rows of one side have the same inputs as a row of the other.</summary>
    /// <param name="sides">The side of each row; those at true are counted.</param>
    public int CountOnBothSides(bool[] sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        var others = new HashSet<ulong>();
        for (var i = 0; i < _rows.Length; i++)
        {
            if (!sides[_rows[i]])
            {
                others.Add(_keys[i]);
            }
        }

        var count = 0;
        for (var i = 0; i < _rows.Length; i++)
        {
            count += sides[_rows[i]] && others.Contains(_keys[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Groups of rows, of which those are one that have rows of the same inputs.</summary>
    /// <param name="groups">A key a row.</param>
    /// <returns>A key a row; null where a group would become so large that rows cannot be divided well.</returns>
    public ulong[]? Join(ulong[] groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        if (AreFewKinds)
        {
            return null;
        }

        var joined = Joined(groups);
        const int MinLargeGroups = 10; // so that each of the usual folds has two of the largest there may be
        return LargestOf(joined) <= Math.Max(LargestOf(groups), groups.Length / MinLargeGroups) ? joined : null;
    }

    /// <summary>What the user should know.</summary>
    /// <param name="dependence">What makes rows depend on each other besides; null for nothing.</param>
    /// <param name="isJoined">Whether groups that have rows of the same inputs became one.</param>
    /// <param name="foldCount">The folds that rows are divided into.</param>
    public string Describe(RowDependence? dependence, bool isJoined, int foldCount)
    {
        if (AreFewKinds)
        {
            return $"there are only {NameList.Count(CombinationCount, "combination")} of inputs: "
                + "rows that judge have the same inputs as rows that are learnt from";
        }

        var start = $"{NameList.Count(Count, "row")} have the same inputs as others: ";
        return start + dependence switch
        {
            TimedRows => "those before a row that judges are not learnt from",
            GroupedRows when isJoined => "their groups are on one side",
            GroupedRows grouped => $"groups that share such rows would be one of {NameList.Count(LargestOf(Joined(grouped.Keys)), "row")}, "
                + "too many for one side; each group is on one",
            _ => "they are on one side" + (HasTooFrequent(foldCount) ? ", but for combinations of more rows than a part has" : ""),
        };
    }

    /// <summary>The groups, of which those are one that have rows of the same inputs.</summary>
    private ulong[] Joined(ulong[] groups)
    {
        var parents = new Dictionary<ulong, ulong>(); // of a group to one with a smaller key
        var groupOf = new Dictionary<ulong, ulong>(); // of each combination
        for (var i = 0; i < _rows.Length; i++)
        {
            var group = RootOf(parents, groups[_rows[i]]);
            if (groupOf.TryGetValue(_keys[i], out var other) && RootOf(parents, other) is var root && root != group)
            {
                parents[Math.Max(root, group)] = Math.Min(root, group);
            }

            groupOf[_keys[i]] = group;
        }

        return Array.ConvertAll(groups, group => RootOf(parents, group));
    }

    private int MaxTogether(int foldCount) => _rowCount / foldCount;

    private static ulong RootOf(Dictionary<ulong, ulong> parents, ulong key)
    {
        while (parents.TryGetValue(key, out var parent))
        {
            key = parent;
        }

        return key;
    }

    private static int LargestOf(ulong[] keys)
    {
        var sorted = (ulong[])keys.Clone();
        Array.Sort(sorted);
        var (largest, start) = (0, 0);
        for (var i = 1; i <= sorted.Length; i++)
        {
            if (i == sorted.Length || sorted[i] != sorted[start])
            {
                (largest, start) = (Math.Max(largest, i - start), i);
            }
        }

        return largest;
    }

    /// <summary>For each row the first with its hash; and how many rows each first one stands for, null where it is always one.</summary>
    private static (int[] Firsts, int[]? Counts) FirstsOf(ulong[] hashes)
    {
        // Open addressing: of all maps it needs the least memory, 8 to 16 bytes a row, for a short time.
        var slots = new int[checked((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2, hashes.Length) + (uint)hashes.Length / 2))];
        var mask = slots.Length - 1;
        int[] firsts = [];
        int[]? counts = null;
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = (int)hashes[row] & mask;
            while (slots[slot] != 0 && hashes[slots[slot] - 1] != hashes[row])
            {
                slot = (slot + 1) & mask;
            }

            if (slots[slot] == 0)
            {
                slots[slot] = row + 1;
                if (counts is not null)
                {
                    (firsts[row], counts[row]) = (row, 1);
                }

                continue;
            }

            if (counts is null)
            {
                (firsts, counts) = (Sequences.Range(hashes.Length), new int[hashes.Length]);
                Array.Fill(counts, 1, 0, row);
            }

            firsts[row] = slots[slot] - 1;
            counts[firsts[row]]++;
        }

        return (firsts, counts);
    }
}
