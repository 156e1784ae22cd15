using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// How many rows lie in their intervals or sets, and how large these are: <c>interval_90_coverage</c> and <c>interval_90_width</c>, in the unit of the
/// target, or <c>set_90_coverage</c> and <c>set_90_size</c>. Baseline: of these rows, the interval around the mean that covers as many, or the most frequent
/// classes.
/// </summary>
internal static class RangeMetrics
{
    /// <summary>The names of the metrics of a percentage.</summary>
    /// <param name="isSet">Whether it is of sets of classes.</param>
    /// <param name="percent">The percentage.</param>
    public static (string Coverage, string Size) NamesOf(bool isSet, double percent)
    {
        var (coverage, size) = isSet ? (MetricTable.SetCoverage, MetricTable.SetSize) : (MetricTable.IntervalCoverage, MetricTable.IntervalWidth);
        return (Metric.NameOf(coverage, percent), Metric.NameOf(size, percent));
    }

    /// <summary>The metrics of the intervals of a column, two for each percentage.</summary>
    /// <param name="ranges">The intervals.</param>
    /// <param name="outputs">What is predicted, [rows, outputs].</param>
    /// <param name="column">The 0-based index of the column.</param>
    /// <param name="actual">What was to be predicted, [rows].</param>
    public static List<MetricValue> OfIntervals(PredictionRanges ranges, Matrix outputs, int column, IReadOnlyList<double> actual)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(outputs);
        var (values, mean) = (new List<MetricValue>(), actual.Average(number => number));
        var distances = actual.Select(number => Math.Abs(number - mean)).OrderBy(distance => distance);
        for (var i = 0; i < ranges.Percents.Length; i++)
        {
            var (covered, width) = (0, 0.0);
            for (var row = 0; row < actual.Count; row++)
            {
                var (low, high) = ranges.Interval(ranges.ViewOf(outputs.Row(row)), column, i);
                covered += actual[row] >= low && actual[row] <= high ? 1 : 0;
                width += (high - low) / actual.Count;
            }

            var bound = distances[RegressionMetrics.CountOf(ranges.Percents[i] / 100, distances.Length) - 1];
            Add(values, isSet: false, ranges.Percents[i], (double)covered / actual.Count, width,
                (double)distances.Where(distance => distance <= bound).Length / actual.Count, 2 * bound);
        }

        return values;
    }

    /// <summary>The metrics of sets of classes, two for each percentage.</summary>
    /// <param name="ranges">The sets.</param>
    /// <param name="outputs">What is predicted, [rows, classes].</param>
    /// <param name="actual">The class of each row; −1 for one that is not known, which is in no set.</param>
    public static List<MetricValue> OfSets(PredictionRanges ranges, Matrix outputs, ReadOnlySpan<int> actual)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(outputs);
        var (values, counts) = (new List<MetricValue>(), new int[outputs.Columns]);
        foreach (var code in actual)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        Array.Sort(counts, static (left, right) => right.CompareTo(left));
        for (var i = 0; i < ranges.Percents.Length; i++)
        {
            var (covered, size) = (0, 0L);
            for (var row = 0; row < actual.Length; row++)
            {
                var prediction = ranges.ViewOf(outputs.Row(row));
                for (var code = 0; code < counts.Length; code++)
                {
                    if (ranges.Contains(prediction, code, i))
                    {
                        size++;
                        covered += code == actual[row] ? 1 : 0;
                    }
                }
            }

            var (wanted, taken, most) = (RegressionMetrics.CountOf(ranges.Percents[i] / 100, actual.Length), 0, 0);
            while (taken < wanted && most < counts.Length && counts[most] > 0)
            {
                taken += counts[most++];
            }

            Add(values, isSet: true, ranges.Percents[i], (double)covered / actual.Length, (double)size / actual.Length, (double)taken / actual.Length, most);
        }

        return values;
    }

    private static void Add(List<MetricValue> values, bool isSet, double percent, double coverage, double size, double baseCoverage, double baseSize)
    {
        var names = NamesOf(isSet, percent);
        values.Add(MetricValue.Of(names.Coverage, coverage, baseCoverage));
        values.Add(MetricValue.Of(names.Size, size, baseSize));
    }
}
