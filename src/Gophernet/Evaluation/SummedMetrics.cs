namespace Gophernet.Evaluation;

/// <summary>Metrics that follow from sums over rows: what each row adds to the sums, and what the metrics of sums are.</summary>
/// <param name="names">The names of the metrics.</param>
/// <param name="sumCount">The number of sums.</param>
internal abstract class SummedMetrics(string[] names, int sumCount)
{
    /// <summary>The names of the metrics, in the order of <see cref="MetricsOf"/>.</summary>
    public string[] Names => names;

    /// <summary>The number of sums.</summary>
    public int SumCount => sumCount;

    /// <summary>A metric that chance makes larger, see <see cref="SumBootstrap.Run"/>; −1 for none.</summary>
    public virtual int Reversed => -1;

    /// <summary>Adds a row; rows come in their order.</summary>
    /// <param name="row">The row.</param>
    /// <param name="sums">Receives what it adds, [sums].</param>
    public abstract void Add(int row, Span<double> sums);

    /// <summary>The metrics of sums; NaN where one is undefined.</summary>
    /// <param name="sums">The sums of some rows, [sums].</param>
    /// <param name="metrics">Receives the metrics, [metrics].</param>
    public abstract void MetricsOf(ReadOnlySpan<double> sums, Span<double> metrics);

    /// <summary>The 95% interval of each metric, by bootstrap; null of few rows, or of sums that are too many.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">Rows that are drawn together; null for none.</param>
    public (double Low, double High)?[]? Intervals(int rows, RowGroups? groups)
    {
        var bootstrap = SumBootstrap.Create(rows, sumCount, groups);
        var unused = bootstrap is null ? new double[sumCount] : [];
        for (var row = 0; row < rows; row++)
        {
            Add(row, bootstrap is null ? unused : bootstrap[row]);
        }

        return bootstrap?.Run(names.Length, MetricsOf, Reversed);
    }
}
