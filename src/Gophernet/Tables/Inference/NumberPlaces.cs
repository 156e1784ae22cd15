using System.Numerics;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>The different whole numbers of a column in their order, and the place of each row's number among them: −1 where it is missing.</summary>
internal static class NumberPlaces
{
    private const int MaxRangePerRow = 4; // of numbers that are looked up in a table
    private const ulong HashFactor = 0x9E3779B97F4A7C15; // 2⁶⁴ by the golden ratio (Knuth, The Art of Computer Programming 3, 6.4)

    /// <summary>Looks at the numbers of a column with tokens: each of these but once.</summary>
    /// <returns>How many there are; 0 where some are not whole, or they are too few or too many.</returns>
    public static int Find(ColumnData column, int minCount, int maxCount, Span<int> places)
    {
        var (tokens, counts) = (column.Raw.Tokens!, column.Counts);
        if (counts.Distinct < minCount)
        {
            return 0;
        }

        var (numbers, codes) = (new double[counts.Distinct], new int[counts.Distinct]);
        var found = 0;
        for (var code = 0; code < tokens.Count; code++)
        {
            if (counts.CountOf(code) > 0 && tokens[code].Number is var number && !double.IsNaN(number))
            {
                if (!double.IsInteger(number))
                {
                    return 0;
                }

                (numbers[found], codes[found]) = (number, code);
                found++;
            }
        }

        Array.Sort(numbers, codes, 0, found);
        var placeOf = new int[tokens.Count];
        Array.Fill(placeOf, -1);
        var count = 0;
        for (var i = 0; i < found; i++)
        {
            count += i > 0 && numbers[i] == numbers[i - 1] ? 0 : 1; // 1 and 1.0 are one number
            placeOf[codes[i]] = count - 1;
        }

        if (count < minCount || count > maxCount)
        {
            return 0;
        }

        column.Raw.CopyCodes(column.Rows, places);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = places[i] >= 0 ? placeOf[places[i]] : -1;
        }

        return count;
    }

    /// <summary>Looks at numbers, NaN where missing.</summary>
    /// <returns>How many there are; 0 where some are not whole, or they are too few or too many.</returns>
    public static int Find(ReadOnlySpan<double> numbers, NumberRange range, int minCount, int maxCount, Span<int> places)
    {
        var (low, high, _) = range;
        if (!double.IsInteger(low) || !double.IsInteger(high))
        {
            return 0;
        }

        return high - low < MaxRangePerRow * (double)numbers.Length
            ? InTable(numbers, low, (int)(high - low) + 1, minCount, maxCount, places)
            : AreNotOrMore(numbers, maxCount) ? 0 : InDictionary(numbers, minCount, maxCount, places);
    }

    private static int InTable(ReadOnlySpan<double> numbers, double low, int range, int minCount, int maxCount, Span<int> places)
    {
        var isThere = new ulong[range / 64 + 1];
        var count = 0;
        foreach (var number in numbers)
        {
            var index = (uint)(number - low);
            if (low + index != number)
            {
                if (!double.IsNaN(number))
                {
                    return 0; // not whole
                }
            }
            else if (TryMark(isThere, index) && ++count > maxCount)
            {
                return 0;
            }
        }

        if (count < minCount)
        {
            return 0;
        }

        var before = new int[isThere.Length]; // how many numbers come before each 64
        for (var i = 1; i < before.Length; i++)
        {
            before[i] = before[i - 1] + BitOperations.PopCount(isThere[i - 1]);
        }

        for (var row = 0; row < places.Length; row++)
        {
            if (double.IsNaN(numbers[row]))
            {
                places[row] = -1;
                continue;
            }

            var index = (uint)(numbers[row] - low);
            places[row] = before[index / 64] + BitOperations.PopCount(isThere[index / 64] & ((1UL << (int)(index % 64)) - 1));
        }

        return count;
    }

    /// <summary>Whether some are not whole, or there are certainly more different ones than so many: more than so many hashes of them.</summary>
    private static bool AreNotOrMore(ReadOnlySpan<double> numbers, int maxCount)
    {
        var bits = BitOperations.Log2((uint)numbers.Length) + 3;
        var isThere = new ulong[(1 << bits) / 64 + 1];
        var count = 0;
        foreach (var number in numbers)
        {
            var hash = BitConverter.DoubleToUInt64Bits(number) * HashFactor >> (64 - bits);
            if (!double.IsNaN(number) && (!double.IsInteger(number) || (TryMark(isThere, (uint)hash) && ++count > maxCount)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryMark(ulong[] isThere, uint index)
    {
        var bit = 1UL << (int)(index % 64);
        ref var bits = ref isThere[index / 64];
        var isNew = (bits & bit) == 0;
        bits |= bit;
        return isNew;
    }

    private static int InDictionary(ReadOnlySpan<double> numbers, int minCount, int maxCount, Span<int> places)
    {
        var placeOf = new Dictionary<double, int>();
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && placeOf.TryAdd(number, 0) && placeOf.Count > maxCount)
            {
                return 0;
            }
        }

        if (placeOf.Count < minCount)
        {
            return 0;
        }

        double[] ordered = [.. placeOf.Keys];
        Array.Sort(ordered);
        for (var place = 0; place < ordered.Length; place++)
        {
            placeOf[ordered[place]] = place;
        }

        for (var row = 0; row < places.Length; row++)
        {
            places[row] = double.IsNaN(numbers[row]) ? -1 : placeOf[numbers[row]];
        }

        return ordered.Length;
    }
}
