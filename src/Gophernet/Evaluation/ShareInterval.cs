namespace Gophernet.Evaluation;

/// <summary>
/// Where the share lies that rows of a kind have of all rows that there are, by those that were counted: Wilson, "Probable inference, the law of
/// succession, and statistical inference", 1927. Of 30 rows that are all right it says so much as 30 rows can, where a bootstrap would say 1.
/// </summary>
internal static class ShareInterval
{
    /// <summary>The 95% interval of a share of independent rows; null of no rows.</summary>
    /// <param name="count">The rows of the kind.</param>
    /// <param name="rows">All rows.</param>
    public static (double Low, double High)? Of(double count, double rows)
    {
        if (rows == 0)
        {
            return null;
        }

        const double z2 = MetricInterval.Deviations * MetricInterval.Deviations;
        var middle = (count + z2 / 2) / (rows + z2);
        var half = MetricInterval.Deviations / (rows + z2) * Math.Sqrt(count * (rows - count) / rows + z2 / 4);
        return (count == 0 ? 0 : Math.Max(0, middle - half), count == rows ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>The same of rows that are drawn in groups; null of few groups.</summary>
    /// <param name="isOfKind">Whether each row is of the kind.</param>
    /// <param name="groups">The groups; null for independent rows.</param>
    public static (double Low, double High)? Of(ReadOnlySpan<bool> isOfKind, RowGroups? groups)
    {
        var count = isOfKind.Count(true);
        return groups is null ? Of(count, isOfKind.Length)
            : groups.AreEnough && groups.RowsFor(isOfKind) is var rows ? Of((double)count / isOfKind.Length * rows, rows) : null;
    }

    /// <summary>
    /// That of F1, of independent rows: F1 is 2J / (1 + J), where J is the share of the right ones among the rows that are of the class or predicted as it.
    /// </summary>
    /// <param name="right">Of the class and predicted as it.</param>
    /// <param name="predicted">Predicted as the class.</param>
    /// <param name="actual">Of the class.</param>
    public static (double Low, double High)? OfF1(double right, double predicted, double actual) =>
        Of(right, predicted + actual - right) is var (low, high) ? (2 * low / (1 + low), 2 * high / (1 + high)) : null;
}
