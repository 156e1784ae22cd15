using System.Globalization;
using System.Runtime.InteropServices;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Numbers that stand for missing ones: whole, at an end of the column, far from all others, and in many rows, as -999 among temperatures.</summary>
internal static class Sentinels
{
    private const int MaxCount = 3;
    private const int MinRows = 5;
    private const int MaxRowsPerSentinel = 100;
    private const int MaxRangePerGap = 20; // of an ordinary end it need not be found out where the middle is
    private const int MinOthers = 10; // of fewer different numbers, each is far from the others

    /// <summary>What a user should know of the sentinels of a column; null where there are none.</summary>
    /// <param name="column">The column, as it is called in a sentence.</param>
    /// <param name="values">Its numbers; NaN where missing.</param>
    /// <param name="range">Their range.</param>
    public static TableNote? NoteOn(string column, ReadOnlySpan<double> values, NumberRange range)
    {
        var found = Find(values, range);
        if (found.Count == 0)
        {
            return null;
        }

        var names = found.Select(sentinel => sentinel.Number.ToString(CultureInfo.InvariantCulture));
        var sum = 0L;
        foreach (var sentinel in found)
        {
            sum += sentinel.Rows;
        }

        var share = Math.Max(100 * sum / values.Length, 1).ToString(CultureInfo.InvariantCulture);
        return new($"{column}: {string.Join(" and ", names)}, far from all others, in {share}% of the rows: if it means missing, say so",
            new Setting("missing", string.Join(',', names)));
    }

    /// <summary>The sentinels of a column, with the rows of each.</summary>
    public static List<(double Number, int Rows)> Find(ReadOnlySpan<double> values) => Find(values, NumberRange.Of(values));

    private static List<(double Number, int Rows)> Find(ReadOnlySpan<double> values, NumberRange range)
    {
        var found = new List<(double Number, int Rows)>();
        var (low, high, missing) = range;
        var present = values.Length - missing;
        if (!HasGap(values, low, high))
        {
            return found;
        }

        while (found.Count < MaxCount && low < high && (double.IsInteger(low) || double.IsInteger(high)))
        {
            var ends = Ends(values, low, high);
            if (ends.DistinctBetween < MinOthers)
            {
                break;
            }

            var isLow = MayBeSentinel(low, ends.RowsOfLow, present, ends.NextLow, high);
            var isHigh = MayBeSentinel(high, ends.RowsOfHigh, present, ends.NextHigh, low);
            if (isLow || isHigh)
            {
                var median = MedianBetween(values, low, high);
                isLow = isLow && IsFar(low, ends.NextLow, median);
                isHigh = isHigh && IsFar(high, ends.NextHigh, median);
            }

            if (!isLow && !isHigh)
            {
                break;
            }

            if (isLow)
            {
                found.Add((low, ends.RowsOfLow));
                low = ends.NextLow;
            }

            if (isHigh)
            {
                found.Add((high, ends.RowsOfHigh));
                high = ends.NextHigh;
            }
        }

        return found;
    }

    /// <summary>Whether there may be a sentinel at one of the ends: most columns are known to have none by a few numbers near their ends.</summary>
    private static bool HasGap(ReadOnlySpan<double> values, double low, double high)
    {
        var gap = (high - low) / (MaxRangePerGap + 1) * (1 - 1e-9); // rounded towards a longer look
        var (mayBeLow, mayBeHigh) = (double.IsInteger(low) && low != 0, double.IsInteger(high) && high != 0);
        for (var i = 0; i < values.Length && (mayBeLow || mayBeHigh); i++)
        {
            mayBeLow &= !(values[i] > low && values[i] < low + gap);
            mayBeHigh &= !(values[i] < high && values[i] > high - gap);
        }

        return mayBeLow || mayBeHigh;
    }

    private static bool MayBeSentinel(double number, int rows, int present, double next, double otherEnd) =>
        number != 0 && double.IsInteger(number) && rows >= MinRows && (long)rows * MaxRowsPerSentinel >= present
        && Math.Abs(next - number) * MaxRangePerGap >= Math.Abs(otherEnd - next);

    /// <summary>Further from the others than their end is from their middle; half of it is enough for what looks like one: -200 below zero, or 9999.</summary>
    private static bool IsFar(double number, double next, double median) =>
        Math.Abs(next - number) > ((number < 0 && next >= 0) || IsOfNines(number) ? 0.5 : 1) * Math.Abs(next - median);

    private static double MedianBetween(ReadOnlySpan<double> values, double low, double high)
    {
        var between = new List<double>();
        foreach (var value in values)
        {
            if (value > low && value < high)
            {
                between.Add(value);
            }
        }

        return MedianSearch.Of(CollectionsMarshal.AsSpan(between), missing: 0);
    }

    private static bool IsOfNines(double number)
    {
        var rest = Math.Abs(number);
        while (rest >= 1 && rest % 10 == 9)
        {
            rest = Math.Floor(rest / 10);
        }

        return rest == 0 && Math.Abs(number) > 9;
    }

    private static EndsOfColumn Ends(ReadOnlySpan<double> values, double low, double high)
    {
        var (rowsOfLow, rowsOfHigh) = (0, 0);
        var (nextLow, nextHigh) = (double.PositiveInfinity, double.NegativeInfinity);
        var between = new HashSet<double>();
        foreach (var value in values)
        {
            if (value > low && value < high)
            {
                nextLow = Math.Min(nextLow, value);
                nextHigh = Math.Max(nextHigh, value);
                if (between.Count < MinOthers)
                {
                    between.Add(value);
                }
            }
            else
            {
                rowsOfLow += value == low ? 1 : 0;
                rowsOfHigh += value == high ? 1 : 0;
            }
        }

        return new(rowsOfLow, rowsOfHigh, nextLow, nextHigh, between.Count);
    }

    private readonly record struct EndsOfColumn(int RowsOfLow, int RowsOfHigh, double NextLow, double NextHigh, int DistinctBetween);
}
