using System.Runtime.Intrinsics;

namespace Gophernet.Tables;

/// <summary>How numbers become inputs of a network: a missing one is replaced, then (value − mean) / deviation, in double.</summary>
/// <param name="Fill">What stands for a missing number: the median of the training rows.</param>
/// <param name="Mean">What is taken off; 0 for none.</param>
/// <param name="Deviation">What is divided by, positive; 1 for none.</param>
public sealed record Scaling(double Fill, double Mean, double Deviation)
{
    /// <summary>Leaves numbers as they are.</summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling None(ReadOnlySpan<double> values) => new(MedianSearch.Of(values, NumberRange.Of(values).MissingCount), 0, 1);

    /// <summary>
    /// Measures the mean and the standard deviation (of the population) of the numbers with the missing ones filled in; a constant keeps its scale.
    /// </summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling Standardising(ReadOnlySpan<double> values)
    {
        var (low, high, missing) = NumberRange.Of(values);
        var fill = MedianSearch.Of(values, missing);
        if (missing > 0)
        {
            (low, high) = (Math.Min(low, fill), Math.Max(high, fill));
        }

        var sum = 0.0;
        foreach (var value in values)
        {
            sum += double.IsNaN(value) ? fill : value;
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

    /// <summary>The inputs for some values; the same bits as one by one.</summary>
    public void Encode(ReadOnlySpan<double> values, Span<float> inputs)
    {
        var (fill, mean, deviation) = (Vector256.Create(Fill), Vector256.Create(Mean), Vector256.Create(Deviation));
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var low = Vector256.Create(values.Slice(i, Vector256<double>.Count));
            var high = Vector256.Create(values.Slice(i + Vector256<double>.Count, Vector256<double>.Count));
            low = (Vector256.ConditionalSelect(Vector256.Equals(low, low), low, fill) - mean) / deviation; // NaN alone is not itself
            high = (Vector256.ConditionalSelect(Vector256.Equals(high, high), high, fill) - mean) / deviation;
            Vector256.Narrow(low, high).CopyTo(inputs[i..]);
        }

        for (; i < values.Length; i++)
        {
            inputs[i] = Encode(values[i]);
        }
    }
}
