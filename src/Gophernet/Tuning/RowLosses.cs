using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Networks.Losses;
using Gophernet.Tables;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;

namespace Gophernet.Tuning;

/// <summary>
/// How wrong predictions are, row by row, in a way that is the same for all trials: of classes and labels the log-loss, of numbers the loss that is trained
/// for, in deviations of the target over all rows.
/// </summary>
internal sealed class RowLosses
{
    private readonly Table _table;
    private readonly Loss _loss;
    private readonly float[] _parameters;
    private readonly Scaling[] _scalings; // of each column of numbers

    /// <param name="all">All rows.</param>
    /// <param name="loss">What is trained for.</param>
    public RowLosses(TrainingTable all, LossFunction loss)
    {
        ArgumentNullException.ThrowIfNull(all);
        (_table, _loss, _parameters) = (all.Table, loss.Kind, loss.PerOutput);
        Task = all.Schema.Target.Task;
        _scalings = Task == TaskKind.Regression
            ? Sequences.Range(all.Schema.Target.ValueCount).Select(i => Scaling.Standardising(all.Table.Target(i))) : [];
    }

    /// <summary>What is predicted.</summary>
    public TaskKind Task { get; }

    /// <summary>What the losses are, in a few words.</summary>
    public string Name => Task == TaskKind.Regression ? $"{_loss.Name.Replace('-', ' ')} in deviations" : "log-loss";

    /// <summary>The metric that people know better.</summary>
    public string Measure => Task switch
    {
        TaskKind.Classification => MetricTable.Accuracy,
        TaskKind.Regression => MetricTable.R2,
        _ => MetricTable.MicroF1,
    };

    /// <summary>The loss of each row that judges.</summary>
    public double[] Of(JudgedFold judged)
    {
        var probabilities = new ProbabilityMetrics(Task == TaskKind.Classification ? judged.Outputs.Columns : 0);
        var losses = new double[judged.Rows.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = Task switch
            {
                TaskKind.Classification => probabilities.Of(judged.Outputs.Row(i), (int)_table.Target(0)[judged.Rows[i]], 0).LogLoss,
                TaskKind.Regression => OfNumbers((NumberTarget)judged.Schema.Target, judged.Outputs.Row(i), judged.Rows[i]),
                _ => ProbabilityMetrics.LogLossOfLabels(judged.Outputs.Row(i), _table, judged.Rows[i]),
            };
        }

        return losses;
    }

    /// <summary>How good predictions are by <see cref="Measure"/>.</summary>
    public double MeasureOf(JudgedFold judged) => judged.Evaluation[Measure];

    private double OfNumbers(NumberTarget target, ReadOnlySpan<float> outputs, int row)
    {
        Span<float> predicted = stackalloc float[outputs.Length]; // a thousand outputs at most
        Span<float> actual = stackalloc float[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var column = i / target.OutputsPerColumn;
            predicted[i] = (float)_scalings[column].Encode(target.Decode(column, outputs[i]));
            actual[i] = (float)_scalings[column].Encode(_table.Target(column)[row]);
        }

        return _loss.ErrorOf(predicted, actual, _parameters);
    }
}
