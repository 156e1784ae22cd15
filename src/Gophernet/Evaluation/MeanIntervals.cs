namespace Gophernet.Evaluation;

/// <summary>
/// The 95% intervals of metrics that are means over rows: of shares by Wilson's formula, of others by bootstrap, over all columns at once. The width of a
/// range, which the model alone decides, is known where it is the same for every row.
/// </summary>
internal sealed class MeanIntervals
{
    private readonly MeanColumn[] _columns;
    private readonly MeanSums _sums;
    private readonly int _rows;

    private MeanIntervals(IReadOnlyList<IReadOnlyList<RowMeans>> columns, int rows)
    {
        (_columns, _rows) = (columns.Select(column => new MeanColumn(column, rows)), rows);
        _sums = new MeanSums(_columns);
    }

    /// <summary>The intervals of the metrics of each column, and those of their mean, [columns + 1][metrics].</summary>
    /// <param name="columns">What each column has, [columns][parts]; all have the same metrics.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static (double Low, double High)?[][] Of(IReadOnlyList<IReadOnlyList<RowMeans>> columns, int rows, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new MeanIntervals(columns, rows).Of(groups);
    }

    /// <summary>Metrics with their intervals.</summary>
    /// <param name="means">The metrics.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public static MetricValue[] AddTo(RowMeans means, int rows, RowGroups? groups)
    {
        ArgumentNullException.ThrowIfNull(means);
        var intervals = Of([[means]], rows, groups)[0];
        return means.Values.Select((metric, i) => metric with { Interval = intervals[i] });
    }

    /// <summary>The mean of the ends, which is right where errors of all columns go together, and else too wide; null where a column has none.</summary>
    public static (double Low, double High)? Mean((double Low, double High)?[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var (low, high) = (0.0, 0.0);
        foreach (var column in columns)
        {
            if (column is not { } interval)
            {
                return null;
            }

            (low, high) = (low + interval.Low / columns.Length, high + interval.High / columns.Length);
        }

        return (low, high);
    }

    private (double Low, double High)?[][] Of(RowGroups? groups)
    {
        var drawn = _sums.Intervals(_rows, groups);
        return Sequences.Range(_columns.Length + 1).Select(
            column => Sequences.Range(_columns[0].Metrics.Length).Select(metric => IntervalOf(column, metric, drawn, groups)));
    }

    /// <summary>The interval of a metric of a column, or of the mean of all.</summary>
    private (double Low, double High)? IntervalOf(int column, int metric, (double Low, double High)?[]? drawn, RowGroups? groups)
    {
        var parts = ColumnsOf(column);
        if (_columns[0].Metrics[metric].IsCoverage)
        {
            return Mean(Array.ConvertAll(parts, part => ShareInterval.Of(part.CoveredOf(metric), groups)));
        }

        if (drawn is null)
        {
            return null;
        }

        return parts.All(part => !part.Differs(metric)) ? OfSame(parts, metric) : drawn[_sums.PlaceOf(column, metric)];
    }

    /// <summary>A column, or all of them.</summary>
    private MeanColumn[] ColumnsOf(int column) => column < _columns.Length ? [_columns[column]] : _columns;

    /// <summary>Where all rows have the same number: that of a width is known exactly; of other metrics the rows tell nothing.</summary>
    private static (double Low, double High)? OfSame(MeanColumn[] columns, int metric) =>
        columns[0].Metrics[metric].IsWidth && columns.Average(column => column.Metrics[metric].Value) is var width ? (width, width) : null;
}
