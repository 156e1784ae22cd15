using Gophernet.Explanation;

namespace Gophernet.Reports;

/// <summary>A row that a model is far off in.</summary>
/// <param name="Row">The row.</param>
/// <param name="Loss">What it loses.</param>
internal sealed record WorstRow(int Row, double Loss)
{
    /// <summary>The rows that lose most, the worst first; those that lose as much in their order, and none that loses nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="metric">The metric that says what a row loses.</param>
    /// <param name="most">How many.</param>
    public static WorstRow[] Of(ReportRows rows, RowMetric metric, int most)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(metric);
        var worst = new List<WorstRow>();
        foreach (var row in rows.Known)
        {
            var loss = metric.LossOf(rows.Outputs.Row(row), row);
            if (loss > (worst.Count < most ? 0 : worst[^1].Loss))
            {
                var place = worst.FindIndex(other => other.Loss < loss);
                worst.Insert(place < 0 ? worst.Count : place, new WorstRow(row, loss));
                worst.RemoveRange(Math.Min(most, worst.Count), Math.Max(0, worst.Count - most));
            }
        }

        return [.. worst];
    }
}
