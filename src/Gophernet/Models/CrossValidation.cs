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
internal sealed class CrossValidation
{
    private readonly TrainingTable _data;
    private readonly CrossValidationOptions _options;
    private readonly int[][] _foldOf; // of each row, for each repeat
    private readonly Fold[] _results;

    /// <summary>Divides the rows.</summary>
    /// <param name="data">The rows.</param>
    /// <param name="options">What is judged, and how.</param>
    /// <exception cref="GophernetException">There are fewer rows, groups or times than parts.</exception>
    public CrossValidation(TrainingTable data, CrossValidationOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        (_data, _options) = (data, options);
        Target = NetworkPlan.TargetFor(data.Schema.Target, options.Training);
        var (folds, repeats) = (options.Folds, options.Repeats);
        if (data.Table.RowCount < 2 * folds)
        {
            throw new GophernetException(
                $"{data.Table.RowCount} rows cannot be divided into {folds} parts of two or more", "Give more rows, or fewer parts.")
            {
                Settings = [new("folds")],
            };
        }

        _results = new Fold[folds * repeats];
        _foldOf = new int[repeats][];
        for (var repeat = 0; repeat < repeats; repeat++)
        {
            var random = new RandomSource(options.Training.Seed, RandomPurpose.CrossValidation, (ulong)repeat);
            var target = data.Table.Target(0);
            var task = data.Schema.Target.Task;
            _foldOf[repeat] = data.Dependence?.CrossFolds(Folds.StrataOf(target, task), folds, random)
                ?? (task == TaskKind.Classification ? Folds.OfClasses(target, folds, random, dealsRare: true) : Folds.OfNumbers(target, folds, random));
        }
    }

    /// <summary>What is predicted.</summary>
    public Target Target { get; }

    /// <summary>Every metric of every part, in order.</summary>
    public IReadOnlyList<IReadOnlyList<MetricValue>> Metrics => [.. _results.Select(fold => fold.Evaluation.Values)];

    /// <summary>The rows that are judged: all, but for the first part of rows in time.</summary>
    public int[] JudgedRows => Sequences.Range(_data.Table.RowCount).Where(row => _foldOf[0][row] >= 0);

    /// <summary>The mean of the thresholds that the models decide by; null where they have none.</summary>
    public double? Threshold => _results[0].Threshold is null ? null : _results.Average(fold => fold.Threshold!.Value);

    /// <summary>Trains and judges a model for each part of each repeat.</summary>
    /// <param name="progress">Told how many parts are done, on any thread; null for nobody.</param>
    /// <param name="cancellation">Asked for after each epoch: training then ends early, and the metrics say nothing.</param>
    /// <exception cref="DivergenceException">Training diverges, with smaller steps too.</exception>
    public void Run(IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var outer = Math.Min(_options.Threads, _results.Length);
        using var pool = new WorkerPool(outer);
        var count = 0;
        pool.Run(_results.Length, index =>
        {
            _results[index] = RunFold(index, Math.Max(1, _options.Threads / outer), cancellation);
            progress?.Report(Interlocked.Increment(ref count));
        });
    }

    /// <summary>What is predicted for each of <see cref="JudgedRows"/>, in order, by the mean of the models that have not seen it.</summary>
    /// <exception cref="GophernetException">The prediction of a row is not a finite number.</exception>
    internal Predictions Predictions()
    {
        // Each repeat's share is divided before it is added: the bits are those of the first versions.
        var mean = new Matrix(_data.Table.RowCount, Target.OutputCount);
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

        var predictions = new Predictions(Target, Threshold);
        var judged = JudgedRows;
        predictions.Set(_data.Table, judged, judged.Length == mean.Rows ? mean : RowsOf(mean, judged));
        return predictions.Fault is { } fault ? throw fault : predictions;
    }

    private static Matrix RowsOf(Matrix all, int[] rows)
    {
        var taken = new Matrix(rows.Length, all.Columns);
        for (var i = 0; i < rows.Length; i++)
        {
            all.Row(rows[i]).CopyTo(taken.Row(i));
        }

        return taken;
    }

    private Fold RunFold(int index, int threads, CancellationToken cancellation)
    {
        var (repeat, fold) = (index / _options.Folds, index % _options.Folds);
        var all = Sequences.Range(_data.Table.RowCount);
        var learnt = Array.FindAll(all, row => MayLearn(_foldOf[repeat][row], fold));
        var judged = Array.FindAll(all, row => _foldOf[repeat][row] == fold);
        bool MayLearn(int foldOfRow, int judgedFold) => _data.Dependence?.MayLearn(foldOfRow, judgedFold) ?? foldOfRow != judgedFold;
        var options = _options.Training with { Seed = _options.Training.Seed + (ulong)index };
        var data = _data.Take(learnt);
        data = data.Dependence is { IsDivisible: false } ? data with { Dependence = null } : data; // of one group, any rows choose the epoch
        using var trainer = new ModelTrainer(data, options, threads, decision: _options.Decision, onRelease: _options.OnRelease);
        while (!trainer.IsDone && !cancellation.IsCancellationRequested)
        {
            trainer.RunEpoch();
        }

        var (model, _) = trainer.ToModel();
        var collected = new CollectedPredictions(model);
        var table = _data.Table.Take(judged);
        if (model.Schema.Features.Length < _data.Schema.Features.Length)
        {
            table = table.WithFeatures([.. model.Schema.FeatureNames.Select(name => _data.Schema.FeatureNames.IndexOf(name))]);
        }

        PredictionStream.Run(model, table, threads, collected);
        return new Fold(judged, OutputsOf(collected, model.Schema.Target), collected.Judge(), model.Threshold);
    }

    /// <summary>What the table's target turns into the same numbers: what makes those from logarithms right in the mean is the model's own.</summary>
    private static Matrix OutputsOf(CollectedPredictions collected, Target target)
    {
        var outputs = collected.Outputs();
        for (var column = 0; target is NumberTarget numbers && column < numbers.Columns.Length && numbers.Quantiles.IsEmpty; column++)
        {
            for (var row = 0; numbers.IsLogarithm(column) && row < outputs.Rows; row++)
            {
                outputs[row, column] = numbers.Unsmeared(column, outputs[row, column]);
            }
        }

        return outputs;
    }

    private readonly record struct Fold(int[] Rows, Matrix Outputs, ModelEvaluation Evaluation, double? Threshold);
}
