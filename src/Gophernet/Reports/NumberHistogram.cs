namespace Gophernet.Reports;

/// <summary>How numbers are spread, in bins of one width with round edges.</summary>
/// <param name="Edges">The edges, one more than there are bins. What lies beyond the outer ones, a hundredth at each end at most, is in the outer bins.</param>
/// <param name="Rows">The numbers of each bin: from its lower edge on, below its upper.</param>
internal sealed record NumberHistogram(double[] Edges, int[] Rows)
{
    private const double Tail = 0.01;

    /// <summary>Counts numbers.</summary>
    /// <param name="values">The numbers, finite, at least one; they are sorted.</param>
    /// <param name="bins">About how many bins there are, no more than one above.</param>
    public static NumberHistogram Of(double[] values, int bins = 25)
    {
        ArgumentNullException.ThrowIfNull(values);
        Array.Sort(values);
        var cut = (int)(Tail * (values.Length - 1));
        var (low, high) = (values[cut], values[values.Length - 1 - cut]);
        var (numerator, denominator) = RoundWidth((high > low ? high - low : Math.Abs(low)) / bins);
        var first = BinOf(low);
        var rows = new int[(int)(BinOf(high) - first) + 1];
        foreach (var value in values)
        {
            rows[(int)Math.Clamp(BinOf(value) - first, 0, rows.Length - 1)]++;
        }

        return new NumberHistogram(Sequences.Range(rows.Length + 1).Select(i => (first + i) * numerator / denominator), rows);

        double BinOf(double value) => Math.Floor(value / numerator * denominator);
    }

    /// <summary>The smallest of … 0.1, 0.2, 0.5, 1, 2, 5, 10 … that is no smaller, as a fraction: its edges are rounded once. 1 for 0.</summary>
    private static (double Numerator, double Denominator) RoundWidth(double width)
    {
        var (power, inverse) = (1.0, 1.0);
        while (power < width && power < 1e300)
        {
            power *= 10;
        }

        while (width > 0 && 1 / (inverse * 10) >= width && inverse < 1e300)
        {
            inverse *= 10;
        }

        // The power of ten is no smaller; a half or a fifth of it may do.
        var part = power / inverse / 5 >= width ? 5 : power / inverse / 2 >= width ? 2 : 1;
        return width > 0 ? (power, inverse * part) : (1, 1);
    }
}
