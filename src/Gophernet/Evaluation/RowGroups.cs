namespace Gophernet.Evaluation;

/// <summary>Rows in groups, such as those of a patient: other samples would have other groups, and all rows of each. Intervals are drawn so.</summary>
internal sealed class RowGroups
{
    /// <summary>Fewer groups do not know how far off they are.</summary>
    public const int MinCount = SumBootstrap.MinRows;

    private readonly int[] _groups; // of each row
    private readonly int[] _sizes;

    private RowGroups(int[] groups, int[] sizes) => (_groups, _sizes) = (groups, sizes);

    /// <summary>The groups.</summary>
    public int Count => _sizes.Length;

    /// <summary>Whether there are so many that they know how far off they are.</summary>
    public bool AreEnough => Count >= MinCount;

    /// <summary>How many independent rows say as much as each row, at least: all rows of a group being alike (Kish, "Survey sampling", 1965).</summary>
    public double LeastRowsPerRow
    {
        get
        {
            var squares = 0.0;
            foreach (var size in _sizes)
            {
                squares += (double)size * size;
            }

            return _groups.Length / squares;
        }
    }

    /// <summary>The group of a row, counted from 0.</summary>
    public int this[int row] => _groups[row];

    /// <summary>Groups by a key for each row.</summary>
    public static RowGroups Of(IReadOnlyList<ulong> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var (codes, sizes, groups) = (new Dictionary<ulong, int>(), new List<int>(), new int[keys.Count]);
        for (var row = 0; row < groups.Length; row++)
        {
            if (!codes.TryGetValue(keys[row], out var code))
            {
                codes.Add(keys[row], code = sizes.Count);
                sizes.Add(0);
            }

            groups[row] = code;
            sizes[code]++;
        }

        return new RowGroups(groups, [.. sizes]);
    }

    /// <summary>The groups of some rows.</summary>
    public RowGroups Take(IReadOnlyList<int> rows) => Of(rows.Select(row => (ulong)_groups[row]));

    /// <summary>The sum of some numbers, one a row, in each group.</summary>
    public double[] SumsOf(ReadOnlySpan<double> numbers)
    {
        var sums = new double[Count];
        for (var row = 0; row < numbers.Length; row++)
        {
            sums[_groups[row]] += numbers[row];
        }

        return sums;
    }

    /// <summary>
    /// How many independent rows say as much of a share as these: the variance of one row over that of the share as a ratio of sums over groups (Cochran,
    /// "Sampling techniques", 1977, section 9A), and never more than there are.
    /// </summary>
    /// <param name="isOfKind">Whether each row is of the kind.</param>
    public double RowsFor(ReadOnlySpan<bool> isOfKind)
    {
        var (count, counts) = (0, new int[Count]);
        for (var row = 0; row < isOfKind.Length; row++)
        {
            count += isOfKind[row] ? 1 : 0;
            counts[_groups[row]] += isOfKind[row] ? 1 : 0;
        }

        var (share, squares) = ((double)count / isOfKind.Length, 0.0);
        for (var group = 0; group < counts.Length; group++)
        {
            var difference = counts[group] - share * _sizes[group];
            squares += difference * difference;
        }

        var rows = share * (1 - share) * isOfKind.Length * isOfKind.Length / squares;
        return count == 0 || count == isOfKind.Length ? LeastRowsPerRow * isOfKind.Length : Math.Min(rows, isOfKind.Length);
    }

    /// <summary>The same of the mean of some numbers, such as differences of two shares.</summary>
    /// <param name="numbers">One a row.</param>
    public double RowsFor(ReadOnlySpan<double> numbers)
    {
        var (mean, variance, squares) = (0.0, 0.0, 0.0);
        foreach (var number in numbers)
        {
            mean += number / numbers.Length;
        }

        foreach (var number in numbers)
        {
            variance += (number - mean) * (number - mean) / numbers.Length;
        }

        var sums = SumsOf(numbers);
        for (var group = 0; group < sums.Length; group++)
        {
            var difference = sums[group] - mean * _sizes[group];
            squares += difference * difference;
        }

        var rows = variance * numbers.Length * numbers.Length / squares; // infinite where every group has the same mean
        return variance > 0 ? Math.Min(rows, numbers.Length) : LeastRowsPerRow * numbers.Length;
    }
}
