namespace Gophernet.Evaluation;

/// <summary>
/// How much larger the metrics of one model are than those of another on the same rows: the sums of both stand side by side, so that a drawn row counts in
/// both, and what both find hard or easy cancels out.
/// </summary>
/// <param name="old">The other.</param>
/// <param name="new">The one; it has the same metrics.</param>
internal sealed class PairedSums(SummedMetrics old, SummedMetrics @new) : SummedMetrics(@new.Names, old.SumCount + @new.SumCount)
{
    private readonly double[] _old = new double[old.Names.Length];

    /// <inheritdoc/>
    public override int Reversed => old.Reversed;

    /// <inheritdoc/>
    public override void Add(int row, Span<double> sums)
    {
        old.Add(row, sums[..old.SumCount]);
        @new.Add(row, sums[old.SumCount..]);
    }

    /// <inheritdoc/>
    public override void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics)
    {
        old.MetricsOf(sums[..old.SumCount], _old);
        @new.MetricsOf(sums[old.SumCount..], metrics);
        for (var i = 0; i < _old.Length; i++)
        {
            metrics[i] = MetricInterval.AreSame(_old[i], metrics[i]) ? 0 : metrics[i] - _old[i];
        }
    }
}
