namespace Gophernet.Evaluation;

/// <summary>What a model says of rows of numbers, and how good that is.</summary>
/// <param name="predicted">ŷ of each column, [columns][rows].</param>
/// <param name="actual">y of each column, [columns][rows].</param>
/// <param name="columns">The metrics of each column.</param>
/// <param name="average">Their mean.</param>
internal sealed class NumberRows(double[][] predicted, double[][] actual, RegressionMetrics[] columns, IReadOnlyList<MetricValue> average)
{
    /// <summary>The rows.</summary>
    public int Count => actual[0].Length;

    /// <summary>ŷ of each column, [columns][rows].</summary>
    public double[][] Predicted => predicted;

    /// <summary>y of each column, [columns][rows].</summary>
    public double[][] Actual => actual;

    /// <summary>The metrics of each column.</summary>
    public RegressionMetrics[] Columns => columns;

    /// <summary>Their mean.</summary>
    public IReadOnlyList<MetricValue> Average => average;

    /// <summary>The absolute error of each row in a column, [rows].</summary>
    public double[] Errors(int column) => RegressionIntervals.ErrorsOf(predicted[column], actual[column]);

    /// <summary>The same in another order of columns, and without the metrics of quantiles if these are not wanted.</summary>
    /// <param name="order">The place of each column in this one.</param>
    /// <param name="withQuantiles">Whether they are wanted.</param>
    public NumberRows Take(int[] order, bool withQuantiles)
    {
        var metrics = Array.ConvertAll(order, i => withQuantiles ? columns[i] : columns[i].WithoutQuantiles());
        return new NumberRows(
            Array.ConvertAll(order, i => predicted[i]), Array.ConvertAll(order, i => actual[i]), metrics, RegressionMetrics.Average(metrics));
    }
}
