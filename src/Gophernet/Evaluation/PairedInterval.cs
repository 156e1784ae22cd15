namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of differences of metrics that two models have on the same rows, of which the bootstrap knows too little: of shares, which a few rows
/// decide, and of ranks and medians, which no sum gives.
/// </summary>
internal static class PairedInterval
{
    /// <summary>
    /// That of the difference of two shares of rows, such as accuracies: only rows that are of the kind for one model count, and one more on each side
    /// stands for those that were not seen yet (Bonett and Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on
    /// paired data", 2012). Two models that are right on the same rows may differ on others. Null of few groups.
    /// </summary>
    /// <param name="old">Whether each row is of the kind for the one that is subtracted, [rows].</param>
    /// <param name="new">The same for the other, [rows].</param>
    /// <param name="groups">Rows that are drawn together; null for independent rows.</param>
    public static (double Low, double High)? OfShares(ReadOnlySpan<bool> old, ReadOnlySpan<bool> @new, RowGroups? groups)
    {
        if (groups is { AreEnough: false })
        {
            return null;
        }

        var (gained, lost, differences) = (0, 0, new double[old.Length]);
        for (var row = 0; row < old.Length; row++)
        {
            gained += @new[row] && !old[row] ? 1 : 0;
            lost += old[row] && !@new[row] ? 1 : 0;
            differences[row] = (@new[row] ? 1 : 0) - (old[row] ? 1 : 0);
        }

        var rows = groups?.RowsFor(differences) ?? old.Length;
        var (up, down) = ((gained * rows / old.Length + 1) / (rows + 2), (lost * rows / old.Length + 1) / (rows + 2));
        var (middle, half) = (up - down, MetricInterval.Deviations * Math.Sqrt((up + down - (up - down) * (up - down)) / (rows + 2)));
        return (Math.Max(-1, middle - half), Math.Min(1, middle + half));
    }

    /// <summary>
    /// That of the difference of two numbers by their own intervals and how far their errors go together: the square of each arm is that of a difference,
    /// and the arms keep the lengths that skew gives them (Zou and Donner, "Construction of confidence limits about effect measures: a general approach",
    /// 2008). Null where one has no interval.
    /// </summary>
    /// <param name="old">The number that is subtracted, and its interval.</param>
    /// <param name="new">The other.</param>
    /// <param name="correlation">That of their errors.</param>
    public static (double Low, double High)? OfBoth(MetricValue old, MetricValue @new, double correlation)
    {
        if (old.Interval is not var (oldLow, oldHigh) || @new.Interval is not var (newLow, newHigh))
        {
            return null;
        }

        var difference = @new.Value - old.Value;
        return (difference - Arm(@new.Value - newLow, oldHigh - old.Value), difference + Arm(newHigh - @new.Value, old.Value - oldLow));

        double Arm(double one, double other) => Math.Sqrt(Math.Max(0, one * one + other * other - 2 * correlation * one * other));
    }

    /// <summary>
    /// That of the difference of two means over ranks by what each row adds to both (DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more
    /// correlated receiver operating characteristic curves", 1988). Null of few groups, and where nothing is known of their errors: where both are 0 or 1, or
    /// every row adds the same to both, which other rows need not.
    /// </summary>
    /// <param name="old">The number that is subtracted.</param>
    /// <param name="new">The other.</param>
    /// <param name="oldSlopes">What each row adds to the one, [rows].</param>
    /// <param name="newSlopes">What it adds to the other, [rows].</param>
    /// <param name="groups">Rows that are drawn together; null for independent rows.</param>
    public static (double Low, double High)? OfSlopes(MetricValue old, MetricValue @new, double[] oldSlopes, double[] newSlopes, RowGroups? groups)
    {
        if (groups is { AreEnough: false } || !(old.Value is > 0 and < 1 || @new.Value is > 0 and < 1))
        {
            return null;
        }

        var (differences, squares) = (new double[oldSlopes.Length], 0.0);
        for (var row = 0; row < differences.Length; row++)
        {
            differences[row] = newSlopes[row] - oldSlopes[row];
        }

        foreach (var difference in groups is null ? differences : groups.SumsOf(differences))
        {
            squares += difference * difference;
        }

        var (middle, half) = (@new.Value - old.Value, MetricInterval.Deviations * Math.Sqrt(squares));
        return half > 0 && double.IsFinite(half) ? (Math.Max(-1, middle - half), Math.Min(1, middle + half)) : null;
    }

    /// <summary>How far the errors of two metrics go together: the correlation of what rows or groups add to them, 0 where one is constant.</summary>
    /// <param name="old">What each row adds to the one, [rows].</param>
    /// <param name="new">What it adds to the other, [rows].</param>
    /// <param name="groups">Rows that are drawn together; null for independent rows.</param>
    public static double Correlation(double[] old, double[] @new, RowGroups? groups)
    {
        (old, @new) = (Centred(old, groups), Centred(@new, groups));
        var (products, oldSquares, newSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < old.Length; i++)
        {
            products += old[i] * @new[i];
            oldSquares += old[i] * old[i];
            newSquares += @new[i] * @new[i];
        }

        var scale = Math.Sqrt(oldSquares) * Math.Sqrt(newSquares);
        return scale > 0 ? Math.Clamp(products / scale, -1, 1) : 0;
    }

    /// <summary>Numbers less their mean, and then their sums in groups, where there are some.</summary>
    private static double[] Centred(double[] numbers, RowGroups? groups)
    {
        var mean = 0.0;
        foreach (var number in numbers)
        {
            mean += number / numbers.Length;
        }

        var centred = Array.ConvertAll(numbers, number => number - mean);
        return groups is null ? centred : groups.SumsOf(centred);
    }
}
