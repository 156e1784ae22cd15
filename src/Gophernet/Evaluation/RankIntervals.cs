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

    private RankIntervals(Matrix outputs, int[] actual)
    {
        (_outputs, _actual) = (outputs, actual);
        (_ranked, _slopes) = (new ulong[actual.Length], new double[actual.Length]);
    }

    /// <summary>What each row adds to the ROC-AUC of some classes, summed over these.</summary>
    /// <param name="outputs">[rows, classes].</param>
    /// <param name="actual">The class of each row, [rows].</param>
    /// <param name="classes">The classes, each against the rest.</param>
    public static double[] SlopesOfRocAuc(Matrix outputs, int[] actual, IReadOnlyList<int> classes)
    {
        var ranks = new RankIntervals(outputs, actual);
        return ranks.Slopes(classes, ranks.AddPlaces);
    }

    /// <summary>The same of PR-AUC (average precision).</summary>
    public static double[] SlopesOfPrAuc(Matrix outputs, int[] actual, IReadOnlyList<int> classes)
    {
        var ranks = new RankIntervals(outputs, actual);
        return ranks.Slopes(classes, ranks.AddSlopesOfPrecision);
    }

    /// <summary>
    /// How much less the PR-AUC of some classes is without each row, summed over these: the jackknife (Efron and Stein, "The jackknife estimate of variance",
    /// 1981), which knows how much a row bends the curve. Of a difference that is a larger part than of the metric: of 300 rows the slopes alone have 94 of 100
    /// true differences in their intervals, of 60 rows 90. Not a number where a class has one row: there is no curve without it.
    /// </summary>
    public static double[] LossesOfPrAuc(Matrix outputs, int[] actual, IReadOnlyList<int> classes)
    {
        var ranks = new RankIntervals(outputs, actual);
        return ranks.Slopes(classes, ranks.AddLossesOfPrecision);
    }

    /// <summary>The interval of a metric by what each row adds to it; null of few groups.</summary>
    /// <param name="value">The metric, the mean of some classes.</param>
    /// <param name="slopes">What each row adds, [rows].</param>
    /// <param name="classes">How many classes these are.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (double Low, double High)? Of(double value, double[] slopes, int classes, RowGroups? groups)
    {
        if (groups is { AreEnough: false })
        {
            return null;
        }

        var squares = 0.0;
        foreach (var slope in groups is null ? slopes : groups.SumsOf(slopes))
        {
            squares += slope * slope;
        }

        return MetricInterval.OfOdds(value, Math.Sqrt(squares) / classes);
    }

    private double[] Slopes(IReadOnlyList<int> classes, Action<int, int> add)
    {
        foreach (var index in classes)
        {
            Rank(index);
            add(index, _actual.AsSpan().Count(index));
        }

        return _slopes;
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

    /// <summary>
    /// Average precision less what it is without each row: without a positive, A and B are one less from its score down, and P is; without a negative B.
    /// </summary>
    private void AddLossesOfPrecision(int index, int positives)
    {
        var (positivesBelow, precisions) = (0, 0.0);
        for (var start = 0; start < _ranked.Length;)
        {
            var (end, here) = Ties(start, index);
            precisions += here * ((double)(positives - positivesBelow) / (_ranked.Length - start));
            (positivesBelow, start) = (positivesBelow + here, end);
        }

        positivesBelow = 0;
        var (below, withoutPositive, withoutNegative) = (0.0, 0.0, 0.0); // Σ pos·(A/B), and with one less, of the scores so far
        var (sum, scale) = (0.0, Math.Sqrt((_ranked.Length - 1.0) / _ranked.Length));
        var without = new double[_ranked.Length];
        for (var start = 0; start < _ranked.Length;)
        {
            var (end, here) = Ties(start, index);
            var (above, all) = (positives - positivesBelow, _ranked.Length - start);
            var shorter = Math.Max(all - 1, 1);
            below += here * ((double)above / all);
            var one = (here - 1) * ((above - 1.0) / shorter);
            withoutNegative += here * ((double)above / shorter);
            for (var i = start; i < end; i++)
            {
                var row = (int)(uint)_ranked[i];
                // Of one positive 0/0: all of the losses are not a number then, and there is no interval.
                without[row] = _actual[row] == index ? (precisions - below + withoutPositive + one) / (positives - 1)
                    : (precisions - below + withoutNegative) / positives;
                sum += without[row];
            }

            withoutPositive += here * ((above - 1.0) / shorter);
            (positivesBelow, start) = (positivesBelow + here, end);
        }

        for (var row = 0; row < without.Length; row++)
        {
            _slopes[row] += scale * (sum / without.Length - without[row]);
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
