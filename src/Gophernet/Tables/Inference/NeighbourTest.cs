using System.Buffers;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Whether whole numbers are names: whether the mean target of the rows with a number predicts a row better than that of the numbers around it. Each row
/// is predicted from the others (leave one out), which for means needs no more than <see cref="TargetSums"/>; with groups, from those of others.
/// </summary>
internal sealed class NeighbourTest
{
    // A network bends around fewer numbers by itself.
    private const int MinNumbers = 8;
    private const int MaxNumbers = 100_000;
    private const int MinRowsPerNumber = 5;
    private const int MaxTargets = 16; // of classes, the most frequent ones
    private const double MaxDeviations = 3; // of a target that is a number: more is cut off

    // Names must say twice as much as numbers do, 1% of all there is to say, and more than chance; a column that is called a code is easier to convince.
    private const double MaxShareOfNumbers = 0.5;
    private const double MaxShareOfCodes = 0.7;
    private const double MinGain = 0.01;
    private const double MinDeviationsOfGain = 4;

    // Values that tell the target: so much of all there is to say, and more than the best of several windows says by chance (once in a thousand columns).
    private const double MinShareTold = 0.1;
    private const double MinGainTimesRows = 15;

    private static readonly double[] Weights = [0.25, 1, 4, 16];

    private readonly double[] _shares = []; // of classes, [ranks]
    private readonly Lazy<int[]> _ranks = new([]); // the rank of each row's class among the most frequent ones; beyond them, their number
    private readonly Lazy<double[][]> _numbers = new([]); // [outputs][rows], each with mean 0

    private readonly int[]? _kin; // the same number in rows that belong together

    /// <summary>Prepares the test with the target of each row.</summary>
    /// <param name="target">The target.</param>
    /// <param name="values">The targets, [values][rows].</param>
    /// <param name="groups">Rows that belong together, and are no evidence for each other; null for none.</param>
    public NeighbourTest(Target target, double[][] values, GroupedRows? groups = null)
    {
        _kin = groups is null ? null : NumbersOf(groups.Keys);
        if (target is not ClassTarget classes)
        {
            _numbers = new(() => values.Take(MaxTargets).Select(Standardise));
            return;
        }

        var codes = values[0];
        var counts = new int[classes.Classes.Length];
        foreach (var code in codes)
        {
            counts[(int)code]++;
        }

        var order = Sequences.Range(counts.Length);
        Array.Sort(order, (one, other) => counts[other] != counts[one] ? counts[other].CompareTo(counts[one]) : one.CompareTo(other));
        var ranks = counts.Length == 2 ? 1 : Math.Min(counts.Length, MaxTargets); // of two classes, one is the other's rest
        _shares = order.Take(ranks).Select(code => (double)counts[code] / codes.Length);
        var rankOf = new int[counts.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            rankOf[order[rank]] = Math.Min(rank, ranks);
        }

        _ranks = new(() => Array.ConvertAll(codes, code => rankOf[(int)code]));
    }

    /// <summary>Whether the numbers of a column predict better as names.</summary>
    /// <param name="column">A column of plain numbers.</param>
    /// <param name="numbers">Its numbers; NaN where missing.</param>
    /// <param name="range">Their range.</param>
    public bool AreNames(ColumnData column, ReadOnlySpan<double> numbers, NumberRange range)
    {
        var (rented, max) = (ArrayPool<int>.Shared.Rent(numbers.Length), MaxOf(numbers.Length));
        var places = rented.AsSpan(0, numbers.Length);
        var count = column.Raw.HasNumbers ? NumberPlaces.Find(numbers, range, MinNumbers, max, places) : NumberPlaces.Find(column, MinNumbers, max, places);
        var areNames = count > 0 && AreNames(count, places, column.Counts.LooksLikeCode);
        ArrayPool<int>.Shared.Return(rented);
        return areNames;
    }

    /// <summary>Whether numbers predict better as names.</summary>
    /// <param name="numbers">A number a row; NaN where missing.</param>
    /// <param name="isCalledCode">Whether the column's name says so.</param>
    public bool AreNames(ReadOnlySpan<double> numbers, bool isCalledCode)
    {
        var places = new int[numbers.Length];
        return NumberPlaces.Find(numbers, NumberRange.Of(numbers), MinNumbers, MaxOf(numbers.Length), places) is > 0 and var count
            && AreNames(count, places, isCalledCode);
    }

    /// <summary>Whether the groups of rows that follow each other in the order of a column's values tell the target.</summary>
    /// <param name="count">The number of groups.</param>
    /// <param name="groups">The group of each row; −1 for none.</param>
    public bool Tells(int count, ReadOnlySpan<int> groups)
    {
        var sums = Sum(count, groups);
        var minGain = Math.Max(MinShareTold, MinGainTimesRows / sums.Rows) * sums.Total;
        for (var width = 0; width < sums.Groups; width = width == 0 ? 1 : 2 * width)
        {
            if (sums.Total - sums.LeastError(width, Weights) > minGain)
            {
                return true;
            }
        }

        return false;
    }

    private static int MaxOf(int rows) => Math.Min(MaxNumbers, rows / MinRowsPerNumber);

    private bool AreNames(int count, ReadOnlySpan<int> places, bool isCalledCode)
    {
        var sums = Sum(count, places);
        var errorOfNames = sums.LeastError(0, Weights);
        var noise = errorOfNames / sums.Rows * Math.Sqrt(2.0 * sums.Groups * sums.Outputs);
        var (gain, minGain) = (sums.Total - errorOfNames, Math.Max(MinGain * sums.Total, MinDeviationsOfGain * noise));
        if (gain < minGain)
        {
            return false;
        }

        // Windows of 1, 2, 4 … numbers to each side: the middle one, which most amounts are known by, before its neighbours and theirs.
        var (widths, maxShare) = (int.Log2(sums.Groups) + 1, isCalledCode ? MaxShareOfCodes : MaxShareOfNumbers);
        for (var i = 0; i < 2 * widths; i++)
        {
            var width = widths / 2 + (i % 2 == 0 ? -i / 2 : (i + 1) / 2);
            if (width < 0 || width >= widths)
            {
                continue;
            }

            var gainOfNumbers = sums.Total - Math.Min(sums.LeastError(1 << width, Weights), sums.Total);
            if (!(gainOfNumbers < maxShare * gain && gain - gainOfNumbers >= minGain))
            {
                return false;
            }
        }

        return true;
    }

    private TargetSums Sum(int placeCount, ReadOnlySpan<int> places) => _kin is not null ? SumKin(_kin, placeCount, places)
        : _shares.Length > 0 ? SumClasses(placeCount, places) : SumNumbers(placeCount, places);

    private KinSums SumKin(int[] kin, int placeCount, ReadOnlySpan<int> places)
    {
        if (_shares.Length == 0)
        {
            var targets = _numbers.Value;
            return new KinSums(placeCount, targets.Length, places, kin, (row, sums) =>
            {
                for (var i = 0; i < sums.Length; i++)
                {
                    sums[i] += targets[i][row];
                }
            });
        }

        var ranks = _ranks.Value;
        return new KinSums(placeCount, _shares.Length, places, kin, (row, sums) =>
        {
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += (ranks[row] == i ? 1 : 0) - _shares[i];
            }
        });
    }

    private static int[] NumbersOf(ulong[] keys)
    {
        var numberOf = new Dictionary<ulong, int>();
        return Array.ConvertAll(keys, key => numberOf.TryGetValue(key, out var number) ? number : numberOf[key] = numberOf.Count);
    }

    /// <summary>Outputs that are 1 for rows of a class and 0 for others, less their mean.</summary>
    private TargetSums SumClasses(int placeCount, ReadOnlySpan<int> places)
    {
        var (outputs, ranks) = (_shares.Length, _ranks.Value);
        var counts = new int[placeCount * (outputs + 1)];
        for (var row = 0; row < ranks.Length; row++)
        {
            if (places[row] is >= 0 and var place)
            {
                counts[place * (outputs + 1) + ranks[row]]++;
            }
        }

        var sums = new TargetSums(placeCount, outputs);
        for (var place = 0; place < placeCount; place++)
        {
            var ofClass = counts.AsSpan(place * (outputs + 1), outputs + 1);
            var of = sums.Of(place);
            var (rows, squares) = (0, 0.0);
            foreach (var count in ofClass)
            {
                rows += count;
            }

            for (var i = 0; i < outputs; i++)
            {
                var share = _shares[i];
                of[i] = ofClass[i] - rows * share;
                squares += ofClass[i] * (1 - share) * (1 - share) + (rows - ofClass[i]) * share * share;
            }

            sums.Add(place, rows, squares);
        }

        return sums;
    }

    private TargetSums SumNumbers(int placeCount, ReadOnlySpan<int> places)
    {
        var targets = _numbers.Value;
        var sums = new TargetSums(placeCount, targets.Length);
        for (var row = 0; row < places.Length; row++)
        {
            if (places[row] is >= 0 and var place)
            {
                var of = sums.Of(place);
                var squares = 0.0;
                for (var i = 0; i < targets.Length; i++)
                {
                    of[i] += targets[i][row];
                    squares += targets[i][row] * targets[i][row];
                }

                sums.Add(place, 1, squares);
            }
        }

        return sums;
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
}
