namespace Gophernet.Tables;

/// <summary>How numbers become inputs of a network: a missing one is replaced, then (value − mean) / deviation, in double.</summary>
/// <param name="Fill">What stands for a missing number: the median of the training rows.</param>
/// <param name="Mean">What is taken off; 0 for none.</param>
/// <param name="Deviation">What is divided by, positive; 1 for none.</param>
public sealed record Scaling(double Fill, double Mean, double Deviation)
{
    /// <summary>Leaves numbers as they are.</summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling None(ReadOnlySpan<double> values) => new(Median(Present(values)), 0, 1);

    /// <summary>
    /// Measures the mean and the standard deviation (of the population) of the numbers with the missing ones filled in; a constant keeps its scale.
    /// </summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling Standardising(ReadOnlySpan<double> values)
    {
        var fill = Median(Present(values));
        var (low, high, sum) = (double.PositiveInfinity, double.NegativeInfinity, 0.0);
        foreach (var value in values)
        {
            var filled = double.IsNaN(value) ? fill : value;
            (low, high, sum) = (Math.Min(low, filled), Math.Max(high, filled), sum + filled);
        }

        var mean = sum / values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            var difference = (double.IsNaN(value) ? fill : value) - mean;
            squares += difference * difference;
        }

        // The same number in every row has deviation 0, which rounding of the mean may hide; the squares of tiny differences can all be 0.
        return new Scaling(fill, mean, low < high && squares > 0 ? Math.Sqrt(squares / values.Length) : 1);
    }

    /// <summary>The input for a value; NaN is a missing one.</summary>
    public float Encode(double value) => (float)(((double.IsNaN(value) ? Fill : value) - Mean) / Deviation);

    private static double[] Present(ReadOnlySpan<double> values)
    {
        var present = new double[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            present[count] = value;
            count += double.IsNaN(value) ? 0 : 1;
        }

        return count == present.Length ? present : present[..count];
    }

    /// <summary>The middle value, or halfway between the two in the middle. The values are put in another order.</summary>
    private static double Median(double[] values)
    {
        if (values.Length == 0)
        {
            return 0;
        }

        var middle = values.Length / 2;
        var upper = Select(values, middle);
        if (values.Length % 2 == 1)
        {
            return upper;
        }

        var lower = double.NegativeInfinity;
        foreach (var value in values.AsSpan(0, middle))
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
