namespace Gophernet.Tables.Statistics;

/// <summary>
/// The median without sorting. In a long column two values of a small sample enclose it, most likely: one pass counts what is below them and
/// collects what is between, and the search continues in these few (after Floyd and Rivest, "Expected time bounds for selection", 1975).
/// </summary>
internal static class MedianSearch
{
    private const int SampleSize = 1024;
    private const int SampleMargin = 64; // four standard deviations of the median's rank in the sample
    private const int FewValues = 8 * SampleSize;
    private const int PassSize = 1024;

    /// <summary>The middle value, or halfway between the two in the middle; 0 where there is none.</summary>
    /// <param name="values">Numbers; NaN for missing.</param>
    /// <param name="missing">How many are missing.</param>
    public static double Of(ReadOnlySpan<double> values, int missing)
    {
        var count = values.Length - missing;
        if (count == 0)
        {
            return 0;
        }

        var middle = count / 2;
        var candidates = Between(values, count, out var below);
        if (candidates.IsEmpty || middle - 1 < below || middle >= below + candidates.Length)
        {
            candidates = Present(values, count);
            below = 0;
        }

        return Middle(candidates, middle - below, isBetweenTwo: count % 2 == 0);
    }

    /// <summary>The values that are close to the median, and how many are below them; none where the column is short or they are many.</summary>
    private static Span<double> Between(ReadOnlySpan<double> values, int count, out int below)
    {
        below = 0;
        if (count < FewValues)
        {
            return [];
        }

        Span<double> sample = stackalloc double[SampleSize];
        sample = sample[..Sample(values, sample)];
        if (sample.Length <= 2 * SampleMargin)
        {
            return [];
        }

        var low = Select(sample, sample.Length / 2 - SampleMargin);
        var high = Select(sample, sample.Length / 2 + SampleMargin);
        var between = new double[count / 4 + PassSize];
        var found = 0;
        for (; !values.IsEmpty; values = values[Math.Min(PassSize, values.Length)..])
        {
            if (found > between.Length - PassSize)
            {
                return [];
            }

            foreach (var value in values[..Math.Min(PassSize, values.Length)])
            {
                between[found] = value; // no branch, which would be guessed wrong
                found += (value >= low ? 1 : 0) & (value <= high ? 1 : 0);
                below += value < low ? 1 : 0;
            }
        }

        return between.AsSpan(0, found);
    }

    private static int Sample(ReadOnlySpan<double> values, Span<double> sample)
    {
        var count = 0;
        for (var i = 0; i < SampleSize; i++)
        {
            sample[count] = values[(int)((long)i * values.Length / SampleSize)];
            count += double.IsNaN(sample[count]) ? 0 : 1;
        }

        return count;
    }

    private static double[] Present(ReadOnlySpan<double> values, int count)
    {
        var present = new double[count];
        var found = 0;
        foreach (var value in values)
        {
            if (!double.IsNaN(value))
            {
                present[found++] = value;
            }
        }

        return present;
    }

    private static double Middle(Span<double> values, int middle, bool isBetweenTwo)
    {
        var upper = Select(values, middle);
        if (!isBetweenTwo)
        {
            return upper;
        }

        var lower = double.NegativeInfinity;
        foreach (var value in values[..middle])
        {
            lower = Math.Max(lower, value);
        }

        return lower / 2 + upper / 2;
    }

    /// <summary>
    /// Finds the k-th smallest value and leaves smaller ones before it (Hoare, "Algorithm 65: find", 1961): no need to sort a million numbers for
    /// one.
    /// </summary>
    private static double Select(Span<double> values, int k)
    {
        while (values.Length > 1)
        {
            var pivot = MiddleOf(values[0], values[values.Length / 2], values[^1]);
            var (low, high) = (0, values.Length - 1);
            while (low <= high)
            {
                while (values[low] < pivot)
                {
                    low++;
                }

                while (values[high] > pivot)
                {
                    high--;
                }

                if (low <= high)
                {
                    (values[low], values[high]) = (values[high], values[low]);
                    low++;
                    high--;
                }
            }

            if (k <= high)
            {
                values = values[..(high + 1)];
            }
            else if (k >= low)
            {
                values = values[low..];
                k -= low;
            }
            else
            {
                return values[k];
            }
        }

        return values[0];
    }

    private static double MiddleOf(double x, double y, double z) => Math.Max(Math.Min(x, y), Math.Min(Math.Max(x, y), z));
}
