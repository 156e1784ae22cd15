using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Whether whole numbers are names: whether the mean target of the rows with a number predicts a row better than that of the numbers around it. Each row
/// is predicted from the others (leave one out), which for means needs no more than sums: the squared error of the row with target y is
/// ((N + k)·y − S)² / (N − 1 + k)², where N rows with sum S are averaged with the weight k of the overall mean, 0.
/// </summary>
internal sealed class NeighbourTest
{
    // A network bends around fewer numbers by itself.
    private const int MinNumbers = 8;
    private const int MaxNumbers = 100_000;
    private const int MinRowsPerNumber = 5;
    private const int MaxRangePerRow = 4; // of numbers that are looked up in a table
    private const int MaxTargets = 16; // of classes, the most frequent ones
    private const double MaxDeviations = 3; // of a target that is a number: more is cut off

    // Names must say twice as much as numbers do, 1% of all there is to say, and more than chance; a column that is called a code is easier to convince.
    private const double MaxShareOfNumbers = 0.5;
    private const double MaxShareOfCodes = 0.7;
    private const double MinGain = 0.01;
    private const double MinDeviationsOfGain = 4;

    private static readonly double[] Weights = [0.25, 1, 4, 16];

    private readonly double[] _codes = []; // of classes
    private readonly int[] _rankOf = [];
    private readonly double[] _shares = []; // [ranks]
    private readonly Lazy<double[][]> _numbers = new([]); // [outputs][rows], each with mean 0

    /// <summary>Prepares the test with the target of each row.</summary>
    public NeighbourTest(Target target, double[][] values)
    {
        if (target is not ClassTarget classes)
        {
            _numbers = new(() => values.Take(MaxTargets).Select(Standardise));
            return;
        }

        _codes = values[0];
        var counts = new int[classes.Classes.Length];
        foreach (var code in _codes)
        {
            counts[(int)code]++;
        }

        var order = Sequences.Range(counts.Length);
        Array.Sort(order, (one, other) => counts[other] != counts[one] ? counts[other].CompareTo(counts[one]) : one.CompareTo(other));
        var ranks = counts.Length == 2 ? 1 : Math.Min(counts.Length, MaxTargets); // of two classes, one is the other's rest
        _shares = order.Take(ranks).Select(code => (double)counts[code] / _codes.Length);
        _rankOf = new int[counts.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            _rankOf[order[rank]] = rank;
        }
    }

    private int TargetCount => _shares.Length > 0 ? _shares.Length : _numbers.Value.Length;

    /// <summary>Whether the numbers of a column predict better as names.</summary>
    /// <param name="numbers">A number a row; NaN where missing.</param>
    /// <param name="isCalledCode">Whether the column's name says so.</param>
    public bool AreNames(ReadOnlySpan<double> numbers, bool isCalledCode)
    {
        var places = new int[numbers.Length];
        var count = FindPlaces(numbers, places);
        if (count == 0)
        {
            return false;
        }

        var (rows, present) = (new int[count], 0);
        foreach (var place in places)
        {
            if (place >= 0)
            {
                rows[place]++;
                present++;
            }
        }

        var (total, names, around) = (0.0, new double[Weights.Length], new double[Weights.Length * Widths(count)]);
        var sums = new double[count];
        var squares = new double[count];
        var rowsOfClass = CountClasses(places, count);
        for (var target = 0; target < TargetCount; target++)
        {
            if (_shares.Length > 0)
            {
                SumClass(rows, rowsOfClass.AsSpan(target * count, count), _shares[target], sums, squares);
            }
            else
            {
                SumNumbers(places, _numbers.Value[target], sums, squares);
            }

            total += Sum(squares);
            AddErrors(rows, sums, squares, 0, names);
            for (var width = 0; width < Widths(count); width++)
            {
                AddErrors(rows, sums, squares, 1 << width, around.AsSpan(width * Weights.Length, Weights.Length));
            }
        }

        var errorOfNames = Least(names, double.PositiveInfinity);
        var errorOfNumbers = Least(around, total);
        var (gain, gainOfNumbers) = (total - errorOfNames, total - errorOfNumbers);
        var noise = errorOfNames / present * Math.Sqrt(2.0 * count * TargetCount);
        return gainOfNumbers < (isCalledCode ? MaxShareOfCodes : MaxShareOfNumbers) * gain
            && gain - gainOfNumbers >= MinGain * total
            && gain - gainOfNumbers >= MinDeviationsOfGain * noise;
    }

    /// <summary>The place of each row's number among the different ones in their order, −1 where missing.</summary>
    /// <returns>How many there are; 0 where they are not whole, too few, or too many to be compared.</returns>
    private static int FindPlaces(ReadOnlySpan<double> numbers, Span<int> places)
    {
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && !double.IsInteger(number))
            {
                return 0;
            }
        }

        var (low, high, _) = NumberRange.Of(numbers);
        var ordered = high - low < MaxRangePerRow * (double)numbers.Length ? InTable(numbers, low, high) : InDictionary(numbers);
        if (ordered.Count < MinNumbers || ordered.Count > Math.Min(MaxNumbers, numbers.Length / MinRowsPerNumber))
        {
            return 0;
        }

        for (var row = 0; row < places.Length; row++)
        {
            places[row] = double.IsNaN(numbers[row]) ? -1 : ordered.PlaceOf(numbers[row]);
        }

        return ordered.Count;
    }

    private static (int Count, Func<double, int> PlaceOf) InTable(ReadOnlySpan<double> numbers, double low, double high)
    {
        var table = new int[high < low ? 0 : (int)(high - low) + 1];
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number))
            {
                table[(int)(number - low)] = 1;
            }
        }

        var count = 0;
        for (var i = 0; i < table.Length; i++)
        {
            (table[i], count) = (count, count + table[i]);
        }

        return (count, number => table[(int)(number - low)]);
    }

    private static (int Count, Func<double, int> PlaceOf) InDictionary(ReadOnlySpan<double> numbers)
    {
        var placeOf = new Dictionary<double, int>();
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && placeOf.TryAdd(number, 0) && placeOf.Count > numbers.Length / MinRowsPerNumber)
            {
                break;
            }
        }

        double[] ordered = [.. placeOf.Keys];
        Array.Sort(ordered);
        for (var place = 0; place < ordered.Length; place++)
        {
            placeOf[ordered[place]] = place;
        }

        return (ordered.Length, number => placeOf[number]);
    }

    /// <summary>The rows with each number and each of the classes, [ranks, numbers].</summary>
    private int[] CountClasses(int[] places, int count)
    {
        var counts = new int[_shares.Length * count];
        for (var row = 0; row < places.Length && counts.Length > 0; row++)
        {
            if (places[row] is >= 0 and var place && _rankOf[(int)_codes[row]] is var rank && rank < _shares.Length)
            {
                counts[rank * count + place]++;
            }
        }

        return counts;
    }

    /// <summary>Sums of a target that is 1 for rows of a class and 0 for others, less its mean.</summary>
    private static void SumClass(int[] rows, ReadOnlySpan<int> ofClass, double share, double[] sums, double[] squares)
    {
        for (var place = 0; place < rows.Length; place++)
        {
            sums[place] = ofClass[place] - rows[place] * share;
            squares[place] = ofClass[place] * (1 - share) * (1 - share) + (rows[place] - ofClass[place]) * share * share;
        }
    }

    private static void SumNumbers(int[] places, double[] target, double[] sums, double[] squares)
    {
        Array.Clear(sums);
        Array.Clear(squares);
        for (var row = 0; row < places.Length; row++)
        {
            if (places[row] is >= 0 and var place)
            {
                sums[place] += target[row];
                squares[place] += target[row] * target[row];
            }
        }
    }

    /// <summary>How many windows are tried: 1, 2, 4 … numbers to each side.</summary>
    private static int Widths(int count) => int.Log2(count) + 1;

    /// <summary>Adds the squared error of all rows for each of the weights, where a row is predicted by the numbers up to some places from its own.</summary>
    private static void AddErrors(int[] rows, double[] sums, double[] squares, int width, Span<double> errors)
    {
        var (end, rowsAround, sumAround) = (0, 0, 0.0);
        for (var place = 0; place < rows.Length; place++)
        {
            for (; end < rows.Length && end <= place + width; end++)
            {
                rowsAround += rows[end];
                sumAround += sums[end];
            }

            if (place > width)
            {
                rowsAround -= rows[place - width - 1];
                sumAround -= sums[place - width - 1];
            }

            for (var i = 0; i < errors.Length; i++)
            {
                var scale = 1 / (rowsAround - 1 + Weights[i]);
                var (own, others) = ((rowsAround + Weights[i]) * scale, sumAround * scale);
                errors[i] += own * own * squares[place] - 2 * own * others * sums[place] + rows[place] * others * others;
            }
        }
    }

    private static double[] Standardise(double[] values)
    {
        var mean = Sum(values) / values.Length;
        var squares = 0.0;
        foreach (var value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        var deviation = Math.Sqrt(squares / values.Length);
        var cut = Array.ConvertAll(values, value => Math.Clamp(value - mean, -MaxDeviations * deviation, MaxDeviations * deviation));
        mean = Sum(cut) / cut.Length;
        return Array.ConvertAll(cut, value => value - mean);
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    private static double Least(double[] errors, double bound)
    {
        foreach (var error in errors)
        {
            bound = Math.Min(bound, error);
        }

        return bound;
    }
}
