using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Threading;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>
/// How good the models of a recipe are on rows that they have not seen: the rows are divided into parts, and each is predicted by a model that was
/// trained on the others. What the columns are, their categories and scales are found once, on all rows; no target has a part in that but the scale of
/// predicted numbers.
/// </summary>
public sealed class CrossValidation
{
    private readonly TrainingTable _data;
    private readonly TrainingOptions _options;
    private readonly DecisionOptions _decision;
    private readonly int _folds;
    private readonly int _threads;
    private readonly int[][] _foldOf; // of each row, for each repeat
    private readonly Fold[] _results;
    private readonly Func<bool> _isCancelled;
    private readonly Action<int> _done;

    /// <summary>Divides the rows.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">How each model is trained.</param>
    /// <param name="decision">How a model of two classes decides.</param>
    /// <param name="folds">The number of parts.</param>
    /// <param name="repeats">How often that is done, each time with other parts.</param>
    /// <param name="threads">The most threads to use; the result is the same for any number.</param>
    /// <param name="isCancelled">Asked after each epoch, on any thread: whether to stop.</param>
    /// <param name="done">Told how many parts are done, on any thread.</param>
    /// <exception cref="GophernetException">There are fewer rows than parts.</exception>
    public CrossValidation(
        TrainingTable data, TrainingOptions options, DecisionOptions decision, int folds, int repeats, int threads, Func<bool> isCancelled, Action<int> done)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        (_data, _options, _decision, _folds, _threads, _isCancelled, _done) = (data, options, decision, folds, threads, isCancelled, done);
        if (data.Table.RowCount < 2 * folds)
        {
            throw new GophernetException(
                $"{data.Table.RowCount} rows cannot be divided into {folds} parts of two or more", "Give more rows, or fewer parts with --folds.");
        }

        _results = new Fold[folds * repeats];
        _foldOf = new int[repeats][];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var random = new RandomSource(options.Seed, RandomPurpose.CrossValidation, (ulong)repeat);
            var target = data.Table.Target(0);
            _foldOf[repeat] = data.Schema.Target.Task == TaskKind.Classification
                ? Folds.OfClasses(target, folds, random, dealsRare: true)
                : Folds.OfNumbers(target, folds, random);
        }
    }

    /// <summary>Trains and judges a model for each part of each repeat.</summary>
    /// <exception cref="GophernetException">Training diverges.</exception>
    public void Run()
    {
        var outer = Math.Min(_threads, _results.Length);
        using var pool = new WorkerPool(outer);
        var count = 0;
        pool.Run(_results.Length, index =>
        {
            _results[index] = RunFold(index, Math.Max(1, _threads / outer));
            _done(Interlocked.Increment(ref count));
        });
    }

    /// <summary>Every metric of every part, in order.</summary>
    public IReadOnlyList<IReadOnlyList<MetricValue>> Metrics => [.. _results.Select(fold => fold.Evaluation.Values)];

    /// <summary>The mean of the thresholds that the models decide by; null where they have none.</summary>
    public double? Threshold => _results[0].Threshold is null ? null : _results.Average(fold => fold.Threshold!.Value);

    /// <summary>The mean output for each row, over the repeats, by models that have not seen it, [rows, outputs].</summary>
    public Matrix Predictions()
    {
        var mean = new Matrix(_data.Table.RowCount, _data.Schema.Target.OutputCount);
        foreach (var (rows, outputs, _, _) in _results)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                for (var column = 0; column < mean.Columns; column++)
                {
                    mean[rows[i], column] += outputs[i, column] / _foldOf.Length;
                }
            }
        }

        return mean;
    }

    private Fold RunFold(int index, int threads)
    {
        var (repeat, fold) = (index / _folds, index % _folds);
        var all = Sequences.Range(_data.Table.RowCount);
        var learnt = Array.FindAll(all, row => _foldOf[repeat][row] != fold);
        var judged = Array.FindAll(all, row => _foldOf[repeat][row] == fold);
        var options = _options with { Seed = _options.Seed + (ulong)index };
        using var trainer = new ModelTrainer(_data.Take(learnt), options, threads, decision: _decision);
        while (!trainer.IsDone && !_isCancelled())
        {
            trainer.RunEpoch();
        }

        var (model, _) = trainer.ToModel();
        var test = _data.Table.Take(judged);
        var outputs = new Predictor(model).Predict(test);
        var collected = new CollectedPredictions(model);
        collected.Add(test, 0, outputs, leftOutCount: 0);
        return new Fold(judged, outputs, collected.Judge(), model.Threshold);
    }

    private readonly record struct Fold(int[] Rows, Matrix Outputs, ModelEvaluation Evaluation, double? Threshold);
}
