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
    public static RowMeans OfIntervals(PredictionRanges ranges, Matrix outputs, int column, IReadOnlyList<double> actual)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(outputs);
        var mean = actual.Average(number => number);
        var distances = new double[actual.Count];
        for (var row = 0; row < distances.Length; row++)
        {
            distances[row] = Math.Abs(actual[row] - mean);
        }

        Array.Sort(distances);
        return Of(ranges, isSet: false, actual.Count, NumbersOf, percent =>
        {
            var bound = distances[RegressionMetrics.CountOf(percent / 100, distances.Length) - 1];
            var covered = distances.Length;
            while (distances[covered - 1] > bound)
            {
                covered--;
            }

            return ((double)covered / actual.Count, 2 * bound);
        });

        void NumbersOf(int row, Span<double> numbers)
        {
            var prediction = ranges.ViewOf(outputs.Row(row));
            for (var i = 0; i < ranges.Percents.Length; i++)
            {
                var (low, high) = ranges.Interval(prediction, column, i);
                numbers[2 * i] = actual[row] >= low && actual[row] <= high ? 1 : 0;
                numbers[2 * i + 1] = high - low;
            }
        }
    }

    /// <summary>The metrics of sets of classes, two for each percentage.</summary>
    /// <param name="ranges">The sets.</param>
    /// <param name="outputs">What is predicted, [rows, classes].</param>
    /// <param name="actual">The class of each row; −1 for one that is not known, which is in no set.</param>
    public static RowMeans OfSets(PredictionRanges ranges, Matrix outputs, int[] actual)
    {
        ArgumentNullException.ThrowIfNull(ranges);
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(actual);
        var counts = new int[outputs.Columns];
        foreach (var code in actual)
        {
            if (code >= 0)
            {
                counts[code]++;
            }
        }

        Array.Sort(counts, static (left, right) => right.CompareTo(left));
        return Of(ranges, isSet: true, actual.Length, NumbersOf, percent =>
        {
            var (wanted, taken, most) = (RegressionMetrics.CountOf(percent / 100, actual.Length), 0, 0);
            while (taken < wanted && most < counts.Length && counts[most] > 0)
            {
                taken += counts[most++];
            }

            return ((double)taken / actual.Length, most);
        });

        void NumbersOf(int row, Span<double> numbers)
        {
            var prediction = ranges.ViewOf(outputs.Row(row));
            for (var i = 0; i < ranges.Percents.Length; i++)
            {
                var (covered, size) = (0, 0);
                for (var code = 0; code < counts.Length; code++)
                {
                    if (ranges.Contains(prediction, code, i))
                    {
                        size++;
                        covered = code == actual[row] ? 1 : covered;
                    }
                }

                (numbers[2 * i], numbers[2 * i + 1]) = (covered, size);
            }
        }
    }

    /// <summary>The metrics of intervals or sets, two for each percentage.</summary>
    /// <param name="ranges">The ranges.</param>
    /// <param name="isSet">Whether they are sets of classes.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="numbersOf">Gives whether the range of a row covers it, and its size, of each percentage.</param>
    /// <param name="baselineOf">Gives the coverage and the size without a model for a percentage.</param>
    private static RowMeans Of(
        PredictionRanges ranges, bool isSet, int rows, RowMeans.Row numbersOf, Func<double, (double Coverage, double Size)> baselineOf)
    {
        var (values, means) = (new List<MetricValue>(), RowMeans.Of(rows, 2 * ranges.Percents.Length, numbersOf));
        for (var i = 0; i < ranges.Percents.Length; i++)
        {
            var (names, baseline) = (NamesOf(isSet, ranges.Percents[i]), baselineOf(ranges.Percents[i]));
            values.Add(MetricValue.Of(names.Coverage, means[2 * i], baseline.Coverage));
            values.Add(MetricValue.Of(names.Size, means[2 * i + 1], baseline.Size));
        }

        return new RowMeans(values, numbersOf);
    }
}
