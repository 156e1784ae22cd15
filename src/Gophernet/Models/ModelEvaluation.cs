using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Threading;

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
    /// <param name="model">The model.</param>
    /// <param name="reader">The input, at its start.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static ModelEvaluation Run(Model model, CsvReader reader, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var input = new TableInput(model.Schema, reader, withTarget: true);
        var collected = new CollectedPredictions(model);
        OrderedWork.Run(threads, () => new EvaluationWorker(model, input, collected));
        return collected.RowCount > 0 ? collected.Judge() : throw new GophernetException(
            new Place(reader.SourceName), "found no row with a target", "Give rows with their targets to evaluate the model on.");
    }

    /// <summary>Judges a model on a table that is in memory, such as its training rows.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows, with their targets.</param>
    /// <param name="threads">The most threads to use; the metrics are the same for any number.</param>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    public static ModelEvaluation Run(Model model, Table table, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var collected = new CollectedPredictions(model);
        var part = 0;
        OrderedWork.Run(threads, () => new TableEvaluationWorker(model, table, () => part++, collected));
        return collected.Judge();
    }
}
