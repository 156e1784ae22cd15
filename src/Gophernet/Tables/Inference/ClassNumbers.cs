namespace Gophernet.Tables.Inference;

/// <summary>What the different numbers of a target are: names of classes, or amounts.</summary>
/// <param name="AreClasses">Whether they name classes.</param>
/// <param name="IsDoubtful">Whether they may as well be the other.</param>
internal readonly record struct ClassNumbers(bool AreClasses, bool IsDoubtful)
{
    private const int MaxGappedClasses = 20;

    // More different numbers that rise and fall are counts or grades: of so few, one may want to know each by itself.
    private const int MaxOrderedClasses = 10;
    private const int MinOrderedClasses = 6;

    // The last number of a count is rare, and steps against the rise and the fall are noise.
    private const int MinTailRatio = 5;
    private const double MaxNoise = 0.2;

    // Few whole numbers of many rows each may be names that do not count, such as 200, 404 and 500.
    private const int MinRowsPerName = 20;

    /// <summary>
    /// Two different numbers are classes, and so are whole numbers that count from 0 or 1 without a gap (with gaps, where they are few), unless many of
    /// them rise and fall as counts do. Other numbers are amounts.
    /// </summary>
    /// <param name="numbers">The numbers, each with its rows; one may stand several times, in other forms.</param>
    public static ClassNumbers Of(IEnumerable<(double Number, int Count)> numbers)
    {
        var rowsOf = new SortedDictionary<double, int>();
        var rows = 0;
        foreach (var (number, count) in numbers)
        {
            if (count > 0)
            {
                rowsOf[number] = rowsOf.GetValueOrDefault(number) + count;
                rows += count;
            }
        }

        if (rowsOf.Count <= 2)
        {
            return new(rowsOf.Count > 0, false);
        }

        double[] values = [.. rowsOf.Keys];
        var (low, high) = (values[0], values[^1]);
        var areWhole = Array.TrueForAll(values, double.IsInteger);
        var areCodes = low is 0 or 1 && areWhole && (high - low + 1 == values.Length || high < MaxGappedClasses)
            && values.Length * 2 <= rows;
        if (!areCodes)
        {
            return new(false, areWhole && values.Length <= MaxOrderedClasses && values.Length * (long)MinRowsPerName <= rows);
        }

        var areCounts = RiseAndFall([.. rowsOf.Values]);
        return values.Length > MaxOrderedClasses
            ? new(!areCounts, true)
            : new(true, areCounts && values.Length >= MinOrderedClasses);
    }

    /// <summary>Whether frequencies rise to one peak and fall to little, as those of counts do. Those of classes are alike, or in no order.</summary>
    private static bool RiseAndFall(int[] rows)
    {
        var peak = 0;
        for (var i = 1; i < rows.Length; i++)
        {
            peak = rows[i] > rows[peak] ? i : peak;
        }

        if (rows[^1] * MinTailRatio > rows[peak])
        {
            return false;
        }

        var (against, all) = (0.0, 0.0);
        for (var i = 1; i < rows.Length; i++)
        {
            var step = i <= peak ? rows[i] - rows[i - 1] : rows[i - 1] - rows[i];
            against += Math.Max(-step, 0);
            all += Math.Abs(step);
        }

        return against <= MaxNoise * all;
    }
}
