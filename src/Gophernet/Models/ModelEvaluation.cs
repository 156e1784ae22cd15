using System.Collections.Immutable;
using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Models;

/// <summary>How good a model is on rows whose targets are known.</summary>
public sealed class ModelEvaluation
{
    internal ModelEvaluation(
        Target target,
        long rows,
        long leftOutCount,
        IReadOnlyList<MetricValue> values,
        ConfusionMatrix? confusion,
        IReadOnlyList<ClassMetrics> groups,
        IReadOnlyList<IReadOnlyList<MetricValue>> outputs)
    {
        (Target, Rows, LeftOutCount, Values, Confusion, Groups, Outputs) = (target, rows, leftOutCount, values, confusion, groups, outputs);
    }

    /// <summary>The rows that were judged.</summary>
    public long Rows { get; }

    /// <summary>The rows that were left out because they have no target.</summary>
    public long LeftOutCount { get; }

    /// <summary>The rows of classes that the model does not know. They count as wrong; what is about probabilities leaves them out.</summary>
    public long UnknownCount { get; internal init; }

    /// <summary>The first target that the model could not have predicted, with its place: a class that it does not know, or no number; null for none.</summary>
    public string? UnknownTarget { get; internal init; }

    /// <summary>Every metric, with its baseline.</summary>
    public IReadOnlyList<MetricValue> Values { get; }

    /// <summary>How often each class was predicted for each; null where there are no classes.</summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>The metrics of each class or label, in the order of the model's classes; empty for numbers.</summary>
    public IReadOnlyList<ClassMetrics> Groups { get; }

    /// <summary>The metrics of each target column; for numbers only.</summary>
    public IReadOnlyList<IReadOnlyList<MetricValue>> Outputs { get; }

    /// <summary>What was predicted.</summary>
    internal Target Target { get; }

    /// <summary>The value of a metric, such as <c>accuracy</c>, <c>roc_auc</c>, <c>rmse</c> or <c>r2</c>; not a number where it is undefined.</summary>
    /// <param name="metric">Its name, one of <see cref="Values"/>.</param>
    /// <exception cref="ArgumentException">There is no such metric of this target.</exception>
    public double this[string metric]
    {
        get
        {
            foreach (var value in Values)
            {
                if (value.Name == metric)
                {
                    return value.Value;
                }
            }

            throw new ArgumentException(
                $"There is no metric \"{metric}\": there are {NameList.Shorten([.. Values.Select(value => value.Name)])}.", nameof(metric));
        }
    }

    /// <summary>The names of the metrics that a model is measured by.</summary>
    /// <param name="model">The model.</param>
    /// <param name="percents">The percentages of the intervals or sets that are judged too; none by default.</param>
    internal static IReadOnlyList<string> MetricNames(Model model, ImmutableArray<double> percents = default)
    {
        ArgumentNullException.ThrowIfNull(model);

        // Those of one row: they depend on what is predicted, and not on the rows.
        var values = model.Task switch
        {
            TaskKind.Classification => ClassificationMetrics.Compute(new Matrix(1, 2), [0], classCount: 2).Values,
            TaskKind.Regression when model.Schema.Target is NumberTarget { Quantiles.IsEmpty: false } several => RegressionMetrics.Compute([0], [0])
                .With(QuantileMetrics.Of(several, new Matrix(1, several.OutputCount), 0, [0])).Values,
            TaskKind.Regression => RegressionMetrics.Compute([0], [0], model.Training.Options.Loss.Quantile).Values,
            _ => MultiLabelMetrics.Compute(new Matrix(1, 1), new Matrix(1, 1)).Values,
        };
        List<string> names = [.. values.Select(value => value.Name)];
        foreach (var percent in percents.IsDefault ? [] : percents)
        {
            var (coverage, size) = RangeMetrics.NamesOf(model.Task == TaskKind.Classification, percent);
            names.AddRange([coverage, size]);
        }

        return names;
    }

    /// <summary>Predicts every row of an input and compares. Predictions and targets are kept: ranks need them all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <param name="ranges">The intervals or sets to judge too; null for none.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    internal static ModelEvaluation Run(Model model, CsvReader reader, int threads = 1, PredictionRanges? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var input = new TableInput(model.Schema, reader, withTarget: true) { TakesUnknownTargets = true };
        var collected = new CollectedPredictions(model, ranges);
        PredictionStream.Run(model, input, threads, _ => collected);
        return collected.RowCount > 0 || collected.HasUnknownTarget ? collected.Judge() : throw new GophernetException(
            new Place(reader.SourceName), "found no row with a target", "Give rows with their targets to evaluate the model on.");
    }

    /// <summary>Judges a model on a table that is in memory, such as its training rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows, with their targets.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    internal static ModelEvaluation Run(Model model, Table table, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var collected = new CollectedPredictions(model);
        PredictionStream.Run(model, table, threads, collected);
        return collected.Judge();
    }
}
