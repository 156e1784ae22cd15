using System.Runtime.InteropServices;
using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Models;

/// <summary>Outputs and targets of all rows so far.</summary>
/// <param name="target">What is predicted.</param>
/// <param name="threshold">The probability from which on the second of two classes is decided; null for the larger one.</param>
/// <param name="quantile">The quantile that is predicted; null for others.</param>
internal sealed class CollectedPredictions(Target target, double? threshold, float? quantile)
{
    private readonly List<float> _outputs = [];
    private readonly List<double>[] _targets = [.. Sequences.Range(target.ValueCount).Select(_ => new List<double>())];
    private int _leftOutCount;

    /// <summary>For what a model predicts.</summary>
    public CollectedPredictions(Model model)
        : this(model.Schema.Target, model.Threshold, model.Training.Options.Loss.Quantile)
    {
    }

    public int RowCount => _targets[0].Count;

    /// <summary>Adds the next rows.</summary>
    /// <param name="table">The table that they are in, with their targets.</param>
    /// <param name="start">The first of them.</param>
    /// <param name="outputs">What the network puts out for them, [rows, outputs].</param>
    /// <param name="leftOutCount">The rows that were left out among them.</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public void Add(Table table, int start, Matrix outputs, int leftOutCount)
    {
        _leftOutCount += leftOutCount;
        for (var row = 0; row < outputs.Rows; row++)
        {
            Predictor.RequireFinite(table, start + row, outputs.Row(row));
        }

        _outputs.AddRange(outputs.Values);
        for (var i = 0; i < _targets.Length; i++)
        {
            _targets[i].AddRange(table.Target(i).Slice(start, outputs.Rows));
        }
    }

    /// <summary>Adds some rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">What is predicted for them, [rows, outputs].</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public void Add(Table table, ReadOnlySpan<int> rows, Matrix outputs)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            Predictor.RequireFinite(table, rows[i], outputs.Row(i));
        }

        _outputs.AddRange(outputs.Values);
        for (var i = 0; i < _targets.Length; i++)
        {
            foreach (var row in rows)
            {
                _targets[i].Add(table.Target(i)[row]);
            }
        }
    }

    public ModelEvaluation Judge()
    {
        var outputs = new Matrix(RowCount, target.OutputCount, CollectionsMarshal.AsSpan(_outputs));
        switch (target)
        {
            case ClassTarget classes:
                var metrics = ClassificationMetrics.Compute(outputs, [.. _targets[0].Select(code => (int)code)], classes.Classes.Length, threshold);
                return new ModelEvaluation(target, RowCount, _leftOutCount, metrics.Values, metrics.Confusion, metrics.PerClass, []);
            case NumberTarget numbers:
                var perColumn = _targets.Select((values, i) => RegressionMetrics.Compute(Predictions(numbers, outputs, i), [.. values], (double?)(decimal?)quantile)).ToArray();
                return new ModelEvaluation(
                    target, RowCount, _leftOutCount, RegressionMetrics.Average(perColumn), null, [], [.. perColumn.Select(column => column.Values)]);
            default:
                var labels = MultiLabelMetrics.Compute(outputs, Labels());
                return new ModelEvaluation(target, RowCount, _leftOutCount, labels.Values, null, labels.PerLabel, []);
        }
    }

    private static double[] Predictions(NumberTarget target, Matrix outputs, int column)
    {
        var predictions = new double[outputs.Rows];
        for (var row = 0; row < predictions.Length; row++)
        {
            predictions[row] = target.Decode(column, outputs[row, column]);
        }

        return predictions;
    }

    private Matrix Labels()
    {
        var labels = new Matrix(RowCount, _targets.Length);
        for (var i = 0; i < _targets.Length; i++)
        {
            for (var row = 0; row < RowCount; row++)
            {
                labels[row, i] = (float)_targets[i][row];
            }
        }

        return labels;
    }
}
