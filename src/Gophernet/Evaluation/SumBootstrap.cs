using Gophernet.Numerics;

namespace Gophernet.Evaluation;

/// <summary>
/// Intervals of metrics that follow from sums over rows, such as a mean, a root of one, or counts: the rows are drawn a thousand times, as many as there
/// are, each as often as chance has it, and the metrics of the sums are ranked (Efron, "Better bootstrap confidence intervals", 1987: BCa). Of many rows
/// groups are drawn, each of random rows, which are as independent as the rows: the time and the memory do not grow with the rows.
/// </summary>
internal sealed class SumBootstrap
{
    /// <summary>Computes metrics of sums; NaN where one is undefined.</summary>
    public delegate void Metrics(ReadOnlySpan<double> sums, Span<double> metrics);

    // Fewer rows do not know how far off they are: what is rare is not among them.
    public const int MinRows = 20;

    private const int DrawCount = 1_000;
    private const int MinDefined = DrawCount * 9 / 10;
    private const ulong Seed = 1;

    // Draws of rows that are alike differ by rounding alone.
    private const double Rounding = 1e-12;

    // With so many groups a standard error is right to one or two in a hundred; with the fewest, to five.
    private const int MaxGroups = 2_000;
    private const int MinGroups = 200;
    private const int MaxSums = 3_000;
    private const long MaxAdditions = 150_000_000;

    private readonly int _units; // what is drawn: rows, or groups of them that belong together
    private readonly RowGroups? _groups;
    private readonly int _sumCount;
    private readonly int _groupCount;
    private readonly double[] _sums; // [groups, sums]

    private SumBootstrap(int units, int sumCount, RowGroups? groups)
    {
        (_units, _sumCount, _groups) = (units, sumCount, groups);
        _groupCount = Math.Min(units, (int)Math.Clamp(MaxAdditions / DrawCount / sumCount, MinGroups, MaxGroups));
        _sums = new double[_groupCount * sumCount];
    }

    /// <summary>The sums of the group that a row is in, to which its own are added.</summary>
    public Span<double> this[int row] => SumsOfUnit(_groups is null ? row : _groups[row]);

    /// <summary>Prepares the sums; null where rows are too few, or sums so many, for a thousand classes, that they would take too long.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sumCount">The sums.</param>
    /// <param name="groups">Rows that are drawn together; null where each is drawn by itself.</param>
    public static SumBootstrap? Create(int rows, int sumCount, RowGroups? groups = null)
    {
        var units = groups?.Count ?? rows;
        return units >= MinRows && sumCount <= MaxSums ? new SumBootstrap(units, sumCount, groups) : null;
    }

    /// <summary>The 95% interval of each metric; null where it is undefined, or no draw differs from another.</summary>
    /// <param name="metricCount">The number of metrics.</param>
    /// <param name="metricsOf">Computes them.</param>
    /// <param name="reversed">
    /// A metric that chance makes larger: draws lie above it as it lies above the truth, so that the interval begins below it as far as they end
    /// above (Davison and Hinkley, "Bootstrap methods and their application", 1997: the basic bootstrap); −1 for none.
    /// </param>
    public (double Low, double High)?[] Run(int metricCount, Metrics metricsOf, int reversed = -1)
    {
        var (total, values) = (new double[_sumCount], new double[metricCount]);
        for (var group = 0; group < _groupCount; group++)
        {
            Add(total, SumsOf(group), 1);
        }

        metricsOf(total, values);
        var (drawn, without) = (Draws(metricCount, metricsOf), Without(total, metricCount, metricsOf));
        var intervals = new (double Low, double High)?[metricCount];
        for (var i = 0; i < metricCount; i++)
        {
            var sorted = Sorted(drawn, i, metricCount);
            var isKnown = double.IsFinite(values[i]) && sorted.Length >= MinDefined && sorted[^1] - sorted[0] > Rounding * Math.Abs(values[i]);
            intervals[i] = !isKnown ? null
                : i == reversed ? Reversed(values[i], sorted)
                : Interval(values[i], sorted, Acceleration(without, i, metricCount));
        }

        return intervals;
    }

    /// <summary>The metrics of every draw, [draws, metrics].</summary>
    private double[] Draws(int metricCount, Metrics metricsOf)
    {
        var drawn = new double[DrawCount * metricCount];
        var (counts, sums) = (new int[_groupCount], new double[_sumCount]);
        for (var draw = 0; draw < DrawCount; draw++)
        {
            var random = new RandomSource(Seed, RandomPurpose.Intervals, (ulong)draw);
            counts.AsSpan().Clear();
            sums.AsSpan().Clear();
            for (var i = 0; i < _groupCount; i++)
            {
                counts[random.NextInt32(_groupCount)]++;
            }

            for (var group = 0; group < _groupCount; group++)
            {
                if (counts[group] > 0)
                {
                    Add(sums, SumsOf(group), counts[group]);
                }
            }

            metricsOf(sums, drawn.AsSpan(draw * metricCount, metricCount));
        }

        return drawn;
    }

    /// <summary>The metrics without each of the groups, [groups, metrics].</summary>
    private double[] Without(double[] total, int metricCount, Metrics metricsOf)
    {
        var without = new double[_groupCount * metricCount];
        var sums = new double[_sumCount];
        for (var group = 0; group < _groupCount; group++)
        {
            total.CopyTo(sums, 0);
            Add(sums, SumsOf(group), -1);
            metricsOf(sums, without.AsSpan(group * metricCount, metricCount));
        }

        return without;
    }

    private static (double Low, double High) Reversed(double value, double[] sorted) =>
        (2 * value - At(sorted, 1 - MetricInterval.Tail), 2 * value - At(sorted, MetricInterval.Tail));

    private static (double Low, double High) Interval(double value, double[] sorted, double acceleration)
    {
        var below = 0.0;
        foreach (var draw in sorted)
        {
            below += draw < value ? 1 : draw == value ? 0.5 : 0;
        }

        var bias = NormalDistribution.Quantile(Math.Clamp(below / sorted.Length, 1.0 / sorted.Length, 1 - 1.0 / sorted.Length));
        return (At(sorted, Rank(-MetricInterval.Deviations)), At(sorted, Rank(MetricInterval.Deviations)));

        double Rank(double deviations) =>
            NormalDistribution.Probability(bias + (bias + deviations) / Math.Max(1 - acceleration * (bias + deviations), 0.1));
    }

    /// <summary>How fast the error grows with the metric: a sixth of the skewness of what each group says.</summary>
    private static double Acceleration(double[] without, int metric, int metricCount)
    {
        var (mean, count) = (0.0, without.Length / metricCount);
        for (var i = metric; i < without.Length; i += metricCount)
        {
            mean += without[i] / count;
        }

        var (squares, cubes) = (0.0, 0.0);
        for (var i = metric; i < without.Length; i += metricCount)
        {
            var difference = mean - without[i];
            squares += difference * difference;
            cubes += difference * difference * difference;
        }

        var acceleration = cubes / (6 * squares * Math.Sqrt(squares));
        return double.IsFinite(acceleration) ? acceleration : 0;
    }

    private static double[] Sorted(double[] drawn, int metric, int metricCount)
    {
        var sorted = new List<double>(DrawCount);
        for (var i = metric; i < drawn.Length; i += metricCount)
        {
            if (double.IsFinite(drawn[i]))
            {
                sorted.Add(drawn[i]);
            }
        }

        sorted.Sort();
        return [.. sorted];
    }

    private static double At(double[] sorted, double rank)
    {
        var place = Math.Clamp(rank * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        var (floor, rest) = ((int)place, place - (int)place);
        return floor + 1 < sorted.Length ? sorted[floor] + rest * (sorted[floor + 1] - sorted[floor]) : sorted[^1];
    }

    private static void Add(Span<double> sums, ReadOnlySpan<double> others, double factor)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Math.FusedMultiplyAdd(factor, others[i], sums[i]);
        }
    }

    /// <summary>The group of a row does not depend on what stands around it.</summary>
    private static ulong Mixed(int unit) => RandomSource.Mix(((ulong)unit + 1) * RandomSource.Step);

    private Span<double> SumsOfUnit(int unit) => SumsOf(_units == _groupCount ? unit : (int)Math.BigMul(Mixed(unit), (ulong)_groupCount, out _));

    private Span<double> SumsOf(int group) => _sums.AsSpan(group * _sumCount, _sumCount);
}
