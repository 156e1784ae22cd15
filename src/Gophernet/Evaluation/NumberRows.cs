namespace Gophernet.Evaluation;

/// <summary>What a model says of rows of numbers, and how good that is.</summary>
/// <param name="Predicted">ŷ of each column, [columns][rows].</param>
/// <param name="Actual">y of each column, [columns][rows].</param>
/// <param name="Columns">The metrics of each column.</param>
/// <param name="Average">Their mean.</param>
internal sealed record NumberRows(double[][] Predicted, double[][] Actual, IReadOnlyList<RegressionMetrics> Columns, IReadOnlyList<MetricValue> Average)
{
    /// <summary>The rows.</summary>
    public int Count => Actual[0].Length;

    /// <summary>The same with the columns in another order, of which each is named by its place in this one.</summary>
    public NumberRows Take(int[] columns) => new(
        Array.ConvertAll(columns, i => Predicted[i]), Array.ConvertAll(columns, i => Actual[i]), Array.ConvertAll(columns, i => Columns[i]), Average);

    /// <summary>The same without the metrics of quantiles.</summary>
    public NumberRows WithoutQuantiles()
    {
        var columns = Columns.Select(column => column.WithoutQuantiles());
        return this with { Columns = columns, Average = RegressionMetrics.Average(columns) };
    }

    /// <summary>Whether all numbers are the same, those of quantiles and intervals too.</summary>
    public bool AreSame(NumberRows other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var column = 0; column < Predicted.Length; column++)
        {
            var (means, others) = (Columns[column].Means, other.Columns[column].Means);
            if (!Predicted[column].AsSpan().SequenceEqual(other.Predicted[column])
                || !Sequences.Range(means.Count).All(part => means[part].AreSame(others[part], Count)))
            {
                return false;
            }
        }

        return true;
    }
}
