using System.Runtime.Intrinsics;

namespace Gophernet.Tables.Statistics;

/// <summary>What stands in a column of numbers at a glance.</summary>
/// <param name="Low">The smallest number; infinity where there is none.</param>
/// <param name="High">The largest number; negative infinity where there is none.</param>
/// <param name="MissingCount">How many are NaN.</param>
internal readonly record struct NumberRange(double Low, double High, int MissingCount)
{
    /// <summary>Looks at all numbers, four at a time.</summary>
    public static NumberRange Of(ReadOnlySpan<double> values)
    {
        var (lows, highs) = (Vector256.Create(double.PositiveInfinity), Vector256.Create(double.NegativeInfinity));
        var missing = Vector256<long>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            var next = Vector256.Create(values.Slice(i, Vector256<double>.Count));
            var isNumber = Vector256.Equals(next, next); // NaN alone is not itself
            lows = Vector256.Min(lows, Vector256.ConditionalSelect(isNumber, next, lows));
            highs = Vector256.Max(highs, Vector256.ConditionalSelect(isNumber, next, highs));
            missing += isNumber.AsInt64() + Vector256<long>.One; // true is −1
        }

        var range = new NumberRange(double.PositiveInfinity, double.NegativeInfinity, (int)Vector256.Sum(missing));
        for (var lane = 0; lane < Vector256<double>.Count; lane++)
        {
            range = range with { Low = Math.Min(range.Low, lows[lane]), High = Math.Max(range.High, highs[lane]) };
        }

        foreach (var value in values[i..])
        {
            range = double.IsNaN(value)
                ? range with { MissingCount = range.MissingCount + 1 }
                : range with { Low = Math.Min(range.Low, value), High = Math.Max(range.High, value) };
        }

        return range;
    }
}
