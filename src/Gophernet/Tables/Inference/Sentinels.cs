using System.Globalization;
using System.Runtime.InteropServices;
using Gophernet.Csv;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Numbers that stand for missing ones: at an end of the column, far from all others, and in many rows, as -999 among temperatures.</summary>
internal static class Sentinels
{
    private const int MaxCount = 3; // at one end
    private const int MinRows = 5;
    private const int MaxRowsPerSentinel = 100;
    private const int MaxRangePerGap = 20; // of an ordinary end it need not be found out where the middle is

    // Of fewer different numbers each is far from the others; but not -9 from 1, 2 … 5.
    private const int MinOthers = 10;
    private const int MinOthersAboveZero = 4;

    private const int MinUsual = 80; // with decimals: 9.99 is a price
    private const int MaxNegative = -8; // -9.99 is none

    // Numbers of which more than a tenth stand as far from the next, or half as far, are spread so: 2 is not far from 2.1 where 2.8 and 2.9 follow.
    private const double MinGapOfOthers = 0.5;
    private const int MinRowsPerSpread = 10;

    private const int MinRangesFromZero = 10; // nothing is 0, but for a year

    /// <summary>What a user should know of the sentinels of a column; null where there are none.</summary>
    /// <param name="column">The column, as it is called in a sentence.</param>
    /// <param name="values">Its numbers; NaN where missing.</param>
    /// <param name="range">Their range.</param>
    /// <param name="textOf">How a number is written in the column; null for plain ones.</param>
    /// <param name="areNumbers">Whether these are numbers, which are known as such however they are written; or dates.</param>
    public static TableNote? NoteOn(
        string column, ReadOnlySpan<double> values, NumberRange range, Func<double, string>? textOf = null, bool areNumbers = true)
    {
        var found = Find(values, range);
        if (found.Count == 0)
        {
            return null;
        }

        var numbers = found.Select(sentinel => sentinel.Number.ToString(CultureInfo.InvariantCulture));
        var names = textOf is null ? numbers : found.Select(sentinel => textOf(sentinel.Number));
        var sum = 0L;
        foreach (var sentinel in found)
        {
            sum += sentinel.Rows;
        }

        var share = Math.Max(100 * sum / values.Length, 1).ToString(CultureInfo.InvariantCulture);
        return new($"{column}: {string.Join(" and ", names)}, far from all others, in {share}% of the rows: if it means missing, say so",
            new Setting("missing", string.Join(',', (areNumbers ? numbers : names).Select(Quoting.ListItem))))
        {
            Code = "sentinel",
        };
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

        for (var count = -1; found.Count > count && low < high;)
        {
            count = found.Count;
            var (lows, highs) = (EndOf(values, low, high, isLow: true), EndOf(values, low, high, isLow: false));
            low = Add(found, lows, values, present, high) ?? low;
            high = Add(found, highs, values, present, low) ?? high;
        }

        return found;
    }

    /// <summary>Adds the sentinels at one end, if it has some.</summary>
    /// <returns>The number next to them.</returns>
    private static double? Add(
        List<(double Number, int Rows)> found, List<(double Number, int Rows)> end, ReadOnlySpan<double> values, int present, double otherEnd)
    {
        for (var count = 1; count <= MaxCount && count < end.Count && MayBeSentinel(end[count - 1], present); count++)
        {
            var (number, next) = (end[count - 1].Number, end[count].Number);
            if (Math.Abs(next - number) * MaxRangePerGap >= Math.Abs(otherEnd - next) && (count == 1 || AreUsual(end, count, next))
                && IsFar(number, next, otherEnd, values))
            {
                found.AddRange(end[..count]);
                return next;
            }
        }

        return null;
    }

    private static bool MayBeSentinel((double Number, int Rows) end, int present) =>
        MayBeSentinel(end.Number) && end.Rows >= MinRows && (long)end.Rows * MaxRowsPerSentinel >= present;

    private static bool MayBeSentinel(double number) => double.IsInteger(number) || IsOfNinesWithDecimals(number);

    /// <summary>Whether numbers beside each other may all be sentinels: -9999 and -8888 below zero; 97, 98 and 99.</summary>
    private static bool AreUsual(List<(double Number, int Rows)> end, int count, double next)
    {
        var are = true;
        foreach (var (number, _) in end[..count])
        {
            are &= (number < 0 && next >= 0) || IsOfNines(Math.Floor(Math.Abs(number) / 10)) || IsOfNines(number);
        }

        return are;
    }

    /// <summary>
    /// Further from the others than their end is from their middle; half of it is enough for what looks like one: -200 below zero, or 9999.
    /// </summary>
    private static bool IsFar(double number, double next, double otherEnd, ReadOnlySpan<double> values)
    {
        var others = new List<double>();
        var (low, high) = (Math.Min(next, otherEnd), Math.Max(next, otherEnd));
        foreach (var value in values)
        {
            if (value >= low && value <= high)
            {
                others.Add(value);
            }
        }

        var isUsual = (number < 0 && next >= 0) || IsOfNines(number) || (IsOfNinesWithDecimals(number) && Math.Abs(number) > MinUsual);
        var median = MedianSearch.Of(CollectionsMarshal.AsSpan(others), missing: 0);
        return Math.Abs(next - number) > (isUsual ? 0.5 : 1) * Math.Abs(next - median)
            && (number != 0 || Math.Abs(next) > MinRangesFromZero * (high - low))
            && HasMany(others, number < 0 && next >= 0 && IsOfNines(number) ? MinOthersAboveZero : MinOthers)
            && !AreSpread(others, MinGapOfOthers * Math.Abs(next - number));
    }

    /// <summary>Whether many numbers have no other one nearer than that. Sorts them.</summary>
    private static bool AreSpread(List<double> numbers, double gap)
    {
        numbers.Sort();
        var (apart, before) = (0, double.NegativeInfinity);
        for (int start = 0, end; start < numbers.Count; before = numbers[start], start = end)
        {
            for (end = start + 1; end < numbers.Count && numbers[end] == numbers[start]; end++)
            {
            }

            var after = end < numbers.Count ? numbers[end] : double.PositiveInfinity;
            apart += Math.Min(numbers[start] - before, after - numbers[start]) >= gap ? end - start : 0;
        }

        return apart * (long)MinRowsPerSpread > numbers.Count;
    }

    private static bool HasMany(List<double> numbers, int count)
    {
        var different = new HashSet<double>();
        foreach (var number in numbers)
        {
            if (different.Add(number) && different.Count == count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number with one or two decimals has no digits but nines, or eights: 99.9, -9.99, 88.88.</summary>
    private static bool IsOfNinesWithDecimals(double number) =>
        IsOf(9, number * 10) || (IsOf(8, number * 10) && Math.Abs(number) > MinUsual)
        || ((IsOf(9, number * 100) || IsOf(8, number * 100)) && (number < MaxNegative || number > MinUsual));

    /// <summary>Whether a number has no digits but nines.</summary>
    private static bool IsOfNines(double number) => IsOf(9, number);

    private static bool IsOf(int digit, double number)
    {
        const double Rounding = 1e-9;
        var rest = Math.Round(Math.Abs(number));
        var isWhole = Math.Abs(rest - Math.Abs(number)) <= Rounding * rest;
        while (rest >= 1 && rest % 10 == digit)
        {
            rest = Math.Floor(rest / 10);
        }

        return isWhole && rest == 0 && Math.Abs(number) >= digit - Rounding;
    }

    /// <summary>Whether there may be sentinels at one of the ends: most columns are known to have none by a few numbers near their ends.</summary>
    private static bool HasGap(ReadOnlySpan<double> values, double low, double high)
    {
        var gap = (high - low) / (MaxRangePerGap + 1) * (1 - 1e-9); // rounded towards a longer look
        var (gapOfLow, gapOfHigh) = (low == 0 ? gap * MinRangesFromZero : gap, high == 0 ? gap * MinRangesFromZero : gap);
        var (lows, highs) = (MinOf(low), MinOf(high));
        Span<double> near = stackalloc double[2 * MaxCount];
        for (var i = 0; i < values.Length && lows + highs < 2 * MaxCount; i++)
        {
            if (lows < MaxCount && values[i] > low && values[i] < low + gapOfLow && !near[..lows].Contains(values[i]))
            {
                near[lows++] = values[i];
            }

            if (highs < MaxCount && values[i] < high && values[i] > high - gapOfHigh && !near.Slice(MaxCount, highs).Contains(values[i]))
            {
                near[MaxCount + highs++] = values[i];
            }
        }

        return low < high && lows + highs < 2 * MaxCount;
    }

    /// <summary>How many numbers near an end are as good as seen: with more than others beside it, it is no sentinel.</summary>
    private static int MinOf(double end) => !MayBeSentinel(end) ? MaxCount : end == 0 ? MaxCount - 1 : 0;

    /// <summary>The different numbers nearest to one end of a range, the last of them first, each with its rows.</summary>
    private static List<(double Number, int Rows)> EndOf(ReadOnlySpan<double> values, double low, double high, bool isLow)
    {
        var end = new List<(double Number, int Rows)>();
        foreach (var value in values)
        {
            if (!(value >= low && value <= high) || (end.Count > MaxCount && (isLow ? value > end[^1].Number : value < end[^1].Number)))
            {
                continue;
            }

            var place = 0;
            while (place < end.Count && (isLow ? end[place].Number < value : end[place].Number > value))
            {
                place++;
            }

            if (place < end.Count && end[place].Number == value)
            {
                end[place] = (value, end[place].Rows + 1);
                continue;
            }

            end.Insert(place, (value, 1));
            if (end.Count > MaxCount + 1)
            {
                end.RemoveAt(MaxCount + 1);
            }
        }

        return end;
    }
}
