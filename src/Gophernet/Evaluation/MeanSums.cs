namespace Gophernet.Evaluation;

/// <summary>
/// Means over rows as metrics that follow from sums: those of each column that are no shares, and then their mean over all columns. What rows have for the
/// others is in the columns once all rows were added.
/// </summary>
internal sealed class MeanSums : SummedMetrics
{
    private readonly MeanColumn[] _columns;
    private readonly int[] _summed; // the metrics that are no shares

    /// <summary>Prepares the sums.</summary>
    /// <param name="columns">What each column has; all have the same metrics.</param>
    public MeanSums(MeanColumn[] columns)
        : this(columns, Sequences.Range(columns[0].Metrics.Length).Where(i => !columns[0].Metrics[i].IsCoverage))
    {
    }

    private MeanSums(MeanColumn[] columns, int[] summed)
        : base([.. Sequences.Range(columns.Length + 1).SelectMany(_ => summed.Select(i => columns[0].Metrics[i].Name))], 1 + summed.Length * columns.Length) =>
        (_columns, _summed) = (columns, summed);

    /// <summary>The place of a metric among the names.</summary>
    /// <param name="column">The column, or behind the last for the mean of all.</param>
    /// <param name="metric">The metric of a column.</param>
    public int PlaceOf(int column, int metric) => column * _summed.Length + Array.IndexOf(_summed, metric);

    /// <inheritdoc/>
    public override void Add(int row, Span<double> sums)
    {
        for (var column = 0; column < _columns.Length; column++)
        {
            var numbers = _columns[column].Read(row);
            for (var i = 0; i < _summed.Length; i++)
            {
                sums[1 + column * _summed.Length + i] += numbers[_summed[i]];
            }
        }

        sums[0]++;
    }

    /// <inheritdoc/>
    public override void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        var average = metrics[(_columns.Length * _summed.Length)..];
        average.Clear();
        for (var i = 0; i < _columns.Length * _summed.Length; i++)
        {
            metrics[i] = sums[1 + i] / sums[0];
            average[i % _summed.Length] += metrics[i] / _columns.Length;
        }
    }
}
