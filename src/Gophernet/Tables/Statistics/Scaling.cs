using System.Runtime.Intrinsics;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Tables.Statistics;

/// <summary>
/// How numbers become inputs of a network: a missing one is replaced, then z = (value − mean) / deviation, in double; and where it is smooth,
/// z / √(1 + (z/3)²), which leaves the middle as it is and draws the far ones in to ±3.
/// </summary>
/// <param name="Fill">What stands for a missing number: the median of the training rows.</param>
/// <param name="Mean">What is taken off; 0 for none.</param>
/// <param name="Deviation">What is divided by, positive; 1 for none.</param>
/// <param name="IsSmooth">Whether far numbers are drawn in.</param>
internal sealed record Scaling(double Fill, double Mean, double Deviation, bool IsSmooth = false)
{
    // The quartiles of so many values, evenly taken, are those of the column.
    private const int MaxRanked = 16_384;

    // Numbers of a table are floats, with room for rounding: beyond, a prediction in the units of its column could overflow.
    private const double MaxScale = 1e39;

    /// <summary>What smooth numbers come near to, far away.</summary>
    internal const double Reach = 3;

    /// <summary>Where numbers end that are drawn in: its square is a number still.</summary>
    internal const double Farthest = 1e100;

    /// <summary>Measures what a kind of scaling needs.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling Of(NumberScaling kind, ReadOnlySpan<double> values) => kind switch
    {
        NumberScaling.None => None(values),
        NumberScaling.Standard => Standardising(values),
        _ => Robust(values),
    };

    /// <summary>
    /// The median becomes 0 and the distance of the quartiles 1. Where they are equal, half the range, as in RealMLP (Holzmüller, Grinsztajn and Steinwart,
    /// "Better by default", 2024), but no more than the median distance of the numbers that are not the median: one far number among many zeros
    /// would press all others together.
    /// </summary>
    /// <param name="values">The training rows; NaN for missing.</param>
    public static Scaling Robust(ReadOnlySpan<double> values)
    {
        var (low, high, missing) = NumberRange.Of(values);
        var median = MedianSearch.Of(values, missing);
        var ranked = Ranked(values, median);
        var width = Quantile(ranked, 0.75) - Quantile(ranked, 0.25);
        if (!(width > 0))
        {
            width = Math.Min((high - low) / 2, MedianDistance(ranked, median));
        }

        return new Scaling(median, median, width > 0 && double.IsFinite(width) ? width : 1, IsSmooth: true);
    }

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
    public float Encode(double value)
    {
        var z = ((double.IsNaN(value) ? Fill : value) - Mean) / Deviation;
        return (float)(IsSmooth ? DrawIn(z) : z);
    }

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
            if (IsSmooth)
            {
                (low, high) = (DrawIn(low), DrawIn(high));
            }

            Vector256.Narrow(low, high).CopyTo(inputs[i..]);
        }

        for (; i < values.Length; i++)
        {
            inputs[i] = Encode(values[i]);
        }
    }

    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteNumber("fill", Fill);
        json.WriteNumber("mean", Mean);
        json.WriteNumber("deviation", Deviation);
        if (IsSmooth)
        {
            json.WriteBoolean("smooth", true);
        }
    }

    internal static Scaling ReadJson(JsonNodeReader node)
    {
        var scaling = new Scaling(
            node.Child("fill").Number(), node.Child("mean").Number(), node.Child("deviation").Number(), node.Has("smooth") && node.Child("smooth").Truth());
        if (Math.Max(Math.Abs(scaling.Fill), Math.Abs(scaling.Mean)) > MaxScale || scaling.Deviation > MaxScale)
        {
            throw node.Fault("its scaling is beyond the largest number");
        }

        return scaling.Deviation > 0 ? scaling : throw node.Fault("its deviation is not positive");
    }

    private static double DrawIn(double z)
    {
        z = Math.Min(Math.Max(z, -Farthest), Farthest);
        return z / Math.Sqrt(1 + z / Reach * (z / Reach));
    }

    private static Vector256<double> DrawIn(Vector256<double> z)
    {
        z = Vector256.Min(Vector256.Max(z, Vector256.Create(-Farthest)), Vector256.Create(Farthest));
        var part = z / Reach;
        return z / Vector256.Sqrt(Vector256<double>.One + part * part);
    }

    private static double[] Ranked(ReadOnlySpan<double> values, double fill)
    {
        var ranked = new double[Math.Min(values.Length, MaxRanked)];
        for (var i = 0; i < ranked.Length; i++)
        {
            var value = values[(int)((long)i * values.Length / ranked.Length)];
            ranked[i] = double.IsNaN(value) ? fill : value;
        }

        Array.Sort(ranked);
        return ranked;
    }

    /// <summary>How far values are from one that most are equal to, leaving these out; infinite where none is left.</summary>
    private static double MedianDistance(double[] ranked, double center)
    {
        var distances = ranked.Where(value => value != center).Select(value => Math.Abs(value - center)).ToArray();
        if (distances.Length == 0)
        {
            return double.PositiveInfinity;
        }

        Array.Sort(distances);
        return Quantile(distances, 0.5);
    }

    /// <summary>Between the two values that stand nearest to the quantile's place.</summary>
    private static double Quantile(double[] ranked, double quantile)
    {
        var place = (ranked.Length - 1) * quantile;
        var lower = (int)place;
        var upper = Math.Min(lower + 1, ranked.Length - 1);
        return ranked[lower] + (place - lower) * (ranked[upper] - ranked[lower]);
    }
}
