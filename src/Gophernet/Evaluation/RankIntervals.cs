using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// Intervals of ROC-AUC and PR-AUC by what each row adds to them, rows being independent: of ROC-AUC that is the part of the other class that the row lies
/// on the right side of (DeLong, DeLong and Clarke-Pearson, 1988), of PR-AUC the slope along the row's weight. A bootstrap would rank all rows a thousand
/// times, for the same error.
/// </summary>
internal sealed class RankIntervals
{
    private readonly Matrix _outputs;
    private readonly int[] _actual;
    private readonly ulong[] _ranked; // rows behind the bits of their scores, upwards
    private readonly double[] _slopes; // of each row, summed over classes
    private readonly bool _isOfPrecision;
    private readonly RowGroups? _groups;

    private RankIntervals(Matrix outputs, ReadOnlySpan<int> actual, bool isOfPrecision, RowGroups? groups)
    {
        (_outputs, _actual, _isOfPrecision, _groups) = (outputs, actual.ToArray(), isOfPrecision, groups);
        (_ranked, _slopes) = (new ulong[actual.Length], new double[actual.Length]);
    }

    /// <summary>That of the mean ROC-AUC of some classes.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows].</param>
    /// <param name="classes">The classes, each against the rest.</param>
    /// <param name="value">The metric.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (double Low, double High)? OfRocAuc(
        Matrix outputs, ReadOnlySpan<int> actual, IReadOnlyList<int> classes, double value, RowGroups? groups) =>
        new RankIntervals(outputs, actual, isOfPrecision: false, groups).Interval(classes, value);

    /// <summary>That of the mean PR-AUC (average precision) of some classes.</summary>
    public static (double Low, double High)? OfPrAuc(
        Matrix outputs, ReadOnlySpan<int> actual, IReadOnlyList<int> classes, double value, RowGroups? groups) =>
        new RankIntervals(outputs, actual, isOfPrecision: true, groups).Interval(classes, value);

    private (double Low, double High)? Interval(IReadOnlyList<int> classes, double value)
    {
        if (_groups is { AreEnough: false })
        {
            return null;
        }

        foreach (var index in classes)
        {
            Rank(index);
            var positives = 0;
            foreach (var code in _actual)
            {
                positives += code == index ? 1 : 0;
            }

            if (_isOfPrecision)
            {
                AddSlopesOfPrecision(index, positives);
            }
            else
            {
                AddPlaces(index, positives);
            }
        }

        var squares = 0.0;
        foreach (var slope in _groups is null ? _slopes : _groups.SumsOf(_slopes))
        {
            squares += slope * slope;
        }

        return MetricInterval.OfOdds(value, Math.Sqrt(squares) / classes.Count);
    }

    private void Rank(int index)
    {
        for (var row = 0; row < _ranked.Length; row++)
        {
            var bits = BitConverter.SingleToUInt32Bits(_outputs[row, index] + 0f); // −0 becomes 0
            var key = (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000; // has the order of the number
            _ranked[row] = (ulong)key << 32 | (uint)row;
        }

        Array.Sort(_ranked);
    }

    /// <summary>The place of each row among those of the other side, from 0 to 1, less its mean, over the root of P·(P − 1).</summary>
    private void AddPlaces(int index, int positives)
    {
        var negatives = _actual.Length - positives;
        var (positivesBelow, negativesBelow, area) = (0, 0, 0.0);
        for (var start = 0; start < _ranked.Length;)
        {
            var (end, here) = Ties(start, index);
            area += (double)here * (negativesBelow + (end - start - here) / 2.0) / positives / negatives;
            (negativesBelow, start) = (negativesBelow + end - start - here, end);
        }

        var (positiveScale, negativeScale) = (Math.Sqrt((double)positives * (positives - 1)), Math.Sqrt((double)negatives * (negatives - 1)));
        negativesBelow = 0;
        for (var start = 0; start < _ranked.Length;)
        {
            var (end, here) = Ties(start, index);
            var negativesHere = end - start - here;
            var above = ((negativesBelow + negativesHere / 2.0) / negatives - area) / positiveScale;
            var below = ((positives - positivesBelow - here / 2.0) / positives - area) / negativeScale;
            for (var i = start; i < end; i++)
            {
                var row = (int)(uint)_ranked[i];
                _slopes[row] += _actual[row] == index ? above : below;
            }

            (positivesBelow, negativesBelow, start) = (positivesBelow + here, negativesBelow + negativesHere, end);
        }
    }

    /// <summary>
    /// The derivative of average precision along the weight of each row. With A positives and B rows at or above a score, it is Σ pos·(A/B) / P: a row
    /// changes A and B of its own score and of all below, and its own share of the mean.
    /// </summary>
    private void AddSlopesOfPrecision(int index, int positives)
    {
        // Upwards: what is at or below a score comes first. A and B there are what is not below it.
        var (positivesBelow, average) = (0, 0.0);
        for (var start = 0; start < _ranked.Length;)
        {
            var (end, here) = Ties(start, index);
            average += here * ((double)(positives - positivesBelow) / (_ranked.Length - start)) / positives;
            (positivesBelow, start) = (positivesBelow + here, end);
        }

        positivesBelow = 0;
        var (gains, losses) = (0.0, 0.0); // Σ pos/B and Σ pos·(A/B)/B
        var correction = Math.Sqrt(_ranked.Length / (_ranked.Length - 1.0));
        for (var start = 0; start < _ranked.Length;)
        {
            var (end, here) = Ties(start, index);
            var all = _ranked.Length - start;
            var precision = (double)(positives - positivesBelow) / all;
            gains += (double)here / all;
            losses += here * precision / all;
            for (var i = start; i < end; i++)
            {
                var row = (int)(uint)_ranked[i];
                _slopes[row] += correction * (_actual[row] == index ? precision - average + gains - losses : -losses) / positives;
            }

            (positivesBelow, start) = (positivesBelow + here, end);
        }
    }

    /// <summary>The end of the rows with the score of one, and how many of them are of the class.</summary>
    private (int End, int Positives) Ties(int start, int index)
    {
        var (end, positives, score) = (start, 0, _ranked[start] >> 32);
        while (end < _ranked.Length && _ranked[end] >> 32 == score)
        {
            positives += _actual[(int)(uint)_ranked[end++]] == index ? 1 : 0;
        }

        return (end, positives);
    }
}
