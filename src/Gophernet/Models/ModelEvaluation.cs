using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>How good a model is on rows whose targets are known.</summary>
/// <param name="Target">What was predicted.</param>
/// <param name="Rows">The rows that were judged.</param>
/// <param name="LeftOutCount">The rows that were left out because they have no target.</param>
/// <param name="Values">Every metric, with its baseline.</param>
/// <param name="Confusion">How often each class was predicted for each; null where there are no classes.</param>
/// <param name="Groups">The metrics of each class or label; empty for numbers.</param>
/// <param name="Outputs">The metrics of each target column; for numbers only.</param>
public sealed record ModelEvaluation(
    Target Target,
    long Rows,
    long LeftOutCount,
    IReadOnlyList<MetricValue> Values,
    ConfusionMatrix? Confusion,
    IReadOnlyList<ClassMetrics> Groups,
    IReadOnlyList<IReadOnlyList<MetricValue>> Outputs)
{
    /// <summary>Predicts every row of an input and compares. Predictions and targets are kept: ranks need them all.</summary>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static ModelEvaluation Run(Model model, CsvReader reader)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var rows = new TableReader(model.Schema, reader, withTarget: true);
        var predictor = new Predictor(model);
        var collected = new Collected(model.Schema.Target);
        while (rows.ReadBatch())
        {
            collected.Add(rows.Table, predictor.Predict(rows.Table));
        }

        return collected.RowCount > 0 ? collected.Judge(rows.LeftOutCount) : throw new GophernetException(
            new Place(reader.SourceName), "found no row with a target", "Give rows with their targets to evaluate the model on.");
    }

    /// <summary>Judges a model on a table that is in memory, such as its training rows.</summary>
    public static ModelEvaluation Run(Model model, Table table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var collected = new Collected(model.Schema.Target);
        collected.Add(table, new Predictor(model).Predict(table));
        return collected.Judge(0);
    }

    /// <summary>Outputs and targets of all rows so far.</summary>
    private sealed class Collected(Target target)
    {
        private readonly List<float> _outputs = [];
        private readonly List<double>[] _targets = [.. Enumerable.Range(0, target.ValueCount).Select(_ => new List<double>())];

        public int RowCount => _targets[0].Count;

        public void Add(Table table, Matrix outputs)
        {
            for (var row = 0; row < table.RowCount; row++)
            {
                Predictor.RequireFinite(table, row, outputs.Row(row));
            }

            _outputs.AddRange(outputs.Values);
            for (var i = 0; i < _targets.Length; i++)
            {
                _targets[i].AddRange(table.Target(i));
            }
        }

        public ModelEvaluation Judge(long leftOut)
        {
            var outputs = new Matrix(RowCount, target.OutputCount, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_outputs));
            switch (target)
            {
                case ClassTarget classes:
                    var metrics = ClassificationMetrics.Compute(outputs, [.. _targets[0].Select(code => (int)code)], classes.Classes.Length);
                    return new ModelEvaluation(target, RowCount, leftOut, metrics.Values, metrics.Confusion, metrics.PerClass, []);
                case NumberTarget numbers:
                    var perColumn = _targets.Select((values, i) => RegressionMetrics.Compute(Predictions(numbers, outputs, i), [.. values])).ToArray();
                    return new ModelEvaluation(
                        target, RowCount, leftOut, RegressionMetrics.Average(perColumn), null, [], [.. perColumn.Select(column => column.Values)]);
                default:
                    var labels = MultiLabelMetrics.Compute(outputs, Labels());
                    return new ModelEvaluation(target, RowCount, leftOut, labels.Values, null, labels.PerLabel, []);
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
}
