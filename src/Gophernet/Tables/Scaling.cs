namespace Gophernet.Tables;

/// <summary>How numbers become inputs of a network: a missing one is replaced, then (value − mean) / deviation, in double.</summary>
/// <param name="Fill">What stands for a missing number: the median of the training rows.</param>
/// <param name="Mean">What is taken off; 0 for none.</param>
/// <param name="Deviation">What is divided by, positive; 1 for none.</param>
public sealed record Scaling(double Fill, double Mean, double Deviation)
{
    /// <summary>Leaves numbers as they are.</summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling None(ReadOnlySpan<double> values) => new(MedianSearch.Of(values), 0, 1);

    /// <summary>
    /// Measures the mean and the standard deviation (of the population) of the numbers with the missing ones filled in; a constant keeps its scale.
    /// </summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling Standardising(ReadOnlySpan<double> values)
    {
        var fill = MedianSearch.Of(values);
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
}
