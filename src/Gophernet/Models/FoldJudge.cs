using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>Trains a model on some rows of a table, from the columns to the threshold, and judges it on others.</summary>
/// <param name="tables">The rows.</param>
/// <param name="decision">How a model of two classes decides.</param>
internal sealed class FoldJudge(FoldTables tables, DecisionOptions decision)
{
    /// <summary>Of two classes, the one that <c>pr_auc</c> is of; null for what the rows say.</summary>
    public int? Positive { get; init; }

    /// <summary>How numbers become inputs; null for what the table was read for.</summary>
    public NumberScaling? Scaling { get; init; }

    /// <summary>Called, on any thread, each time that much memory was let go; null for nobody.</summary>
    public Action? OnRelease { get; init; }

    /// <summary>Called before each epoch: what it throws ends training.</summary>
    public Action BeforeEpoch { get; init; } = static () => { };

    /// <summary>Trains and judges.</summary>
    /// <param name="repeat">The number of the division, for the result.</param>
    /// <param name="fold">The number of the part, for the result.</param>
    /// <param name="rows">The rows that are learnt from, and those that judge.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">The most threads to use; the result is the same for any number.</param>
    /// <param name="cancellation">Asked for after each epoch, and within long ones.</param>
    /// <exception cref="DivergenceException">Training diverges, with smaller steps too.</exception>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    /// <exception cref="GophernetException">No column says anything of the rows that are learnt from; or a prediction is not a finite number.</exception>
    public JudgedFold Run(int repeat, int fold, (int[] Learnt, int[] Judged) rows, TrainingOptions options, int threads, CancellationToken cancellation)
    {
        var model = Train(tables.Learnt(rows.Learnt, threads, Scaling), options, threads, cancellation);
        var collected = new CollectedPredictions(model) { Positive = Positive };
        PredictionStream.Run(model, tables.Judged(model.Schema, rows.Judged), threads, collected);
        return new JudgedFold(repeat, fold, rows.Judged, rows.Learnt.Length, model.Schema, collected.Outputs(), model.Decision, collected.Judge());
    }

    /// <summary>Trains alone.</summary>
    /// <param name="data">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">The most threads to use; the model is the same for any number.</param>
    /// <param name="cancellation">Asked for after each epoch, and within long ones.</param>
    public Model Train(TrainingTable data, TrainingOptions options, int threads, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(data);
        data = data.Dependence is { IsDivisible: false } ? data with { Dependence = null } : data; // of one group, any rows choose the epoch
        using var trainer = new ModelTrainer(data, options, threads, decision: decision, onRelease: OnRelease)
        {
            Cancellation = cancellation, HasIntervals = false,
        };
        while (!trainer.IsDone)
        {
            cancellation.ThrowIfCancellationRequested();
            BeforeEpoch();
            trainer.RunEpoch();
        }

        return trainer.ToModel().Model;
    }
}
