using Gophernet.Csv;
using Gophernet.Evaluation;
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

    /// <summary>Which of two classes <c>pr_auc</c> is of: the second, but the first where fewer than one in ten rows are of it; null for others.</summary>
    public string? PositiveClass { get; internal init; }

    /// <summary>The rows of classes that the model does not know. They count as wrong; what is about probabilities leaves them out.</summary>
    public long UnknownCount { get; internal init; }

    /// <summary>The metrics that leave rows of classes out that the model does not know, because it gives these no probability.</summary>
    internal IReadOnlyList<string> MetricsWithoutUnknown =>
        UnknownCount == 0 ? [] : Values.Where(metric => MetricTable.Find(metric.Name)!.IsOfProbabilities).Select(metric => metric.Name);

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

    /// <summary>The groups that intervals are drawn by; null where rows are taken as independent, or there are no intervals.</summary>
    internal RowGroups? RowGroups { get; set; }

    /// <summary>The column of these groups; null for none.</summary>
    internal string? GroupColumn { get; set; }

    /// <summary>The column of groups that the model was judged by and the data do not have, so that rows are taken as independent; null for none.</summary>
    internal string? MissingGroupColumn { get; set; }

    /// <summary>Whether the rows are those of the very table that the model was trained on, however that is written.</summary>
    internal bool IsOfLearntTable { get; set; }

    /// <summary>What was predicted.</summary>
    internal Target Target { get; }

    /// <summary>Whether some metric has an interval.</summary>
    internal bool HasIntervals => Values.Any(metric => metric.Interval is not null);

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

    /// <summary>Predicts every row of an input and compares. Predictions and targets are kept: ranks need them all.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <param name="costs">What decisions cost; null for what the model says of it.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <param name="ranges">The intervals or sets to judge too; null for none.</param>
    /// <param name="watch">Looks for what is far from training; null for nobody.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    internal static ModelEvaluation Run(
        Model model, CsvReader reader, int threads = 1, CostMatrix? costs = null, bool withIntervals = false, PredictionRanges? ranges = null,
        FarWatch? watch = null) => Run(model, reader, threads, new CollectedPredictions(model, costs, ranges), withIntervals, watch);

    /// <summary>The same for one who looks at the predictions too.</summary>
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <param name="collected">Receives the rows.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <param name="watch">Looks for what is far from training; null for nobody.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    internal static ModelEvaluation Run(
        Model model, CsvReader reader, int threads, CollectedPredictions collected, bool withIntervals, FarWatch? watch)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var column = withIntervals ? model.Training.Group : null;
        var input = new TableInput(model.Schema, reader, withTarget: true, beside: column, isBesideOptional: true)
        {
            TakesUnknownTargets = true, Watch = watch, IsHashed = true,
        };
        return Run(model, input, collected, threads, withIntervals, (_, sink) => sink);
    }

    /// <summary>The same for one who does more with the rows as they come.</summary>
    /// <param name="model">The model.</param>
    /// <param name="input">The rows, with the model's column of groups beside the features where intervals are drawn by groups.</param>
    /// <param name="collected">Receives the rows.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <param name="withIntervals">Whether metrics have intervals.</param>
    /// <param name="wrap">Makes of what receives the rows of a reader what receives them in its stead, and hands them on to it.</param>
    /// <exception cref="GophernetException">A row has a fault, or there are no rows.</exception>
    internal static ModelEvaluation Run(
        Model model, TableInput input, CollectedPredictions collected, int threads, bool withIntervals, Func<TableReader, PredictionSink, PredictionSink> wrap)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(collected);
        ArgumentNullException.ThrowIfNull(wrap);
        PredictionStream.Run(
            model, input, threads, rows => wrap(rows, input.BesideIndex < 0 ? collected : new GroupedPredictions(collected, rows, input)));
        if (collected.RowCount == 0 && !collected.HasUnknownTarget)
        {
            throw new GophernetException(
                new Place(input.SourceName), "found no row with a target", "Give rows with their targets to evaluate the model on.");
        }

        var column = withIntervals ? model.Training.Group : null;
        var evaluation = collected.Judge(withIntervals);
        evaluation.GroupColumn = evaluation.RowGroups is null ? null : column;
        evaluation.IsOfLearntTable = input.IsHashed && Convert.ToHexStringLower(input.Hash.GetCurrentHash()) == model.Record?.Data?.Hash;
        evaluation.MissingGroupColumn = input.BesideIndex < 0 ? column : null;
        return evaluation;
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
