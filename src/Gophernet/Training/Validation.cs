using System.Runtime.InteropServices;
using Gophernet.Networks;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;
using Gophernet.Tables.Targets;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// How wrong a network is on rows that it does not learn from. Of classes and labels the share that is wrong, as in RealMLP; of fewer rows than a
/// thousand, where that is coarse, the log-loss, with the smoothing that the network is trained with, so that a single sure mistake does not decide. Of
/// numbers the root of the mean squared error, in deviations of the target, or the mean of another loss that is asked for. Owns the memory of a pass
/// and uses it again.
/// </summary>
internal sealed class Validation
{
    private const int BlockRows = 256;
    private const int FloatsOfBlock = 4; // two doubles

    // With fewer, by the log-loss, the chosen epochs were better on test rows; with more they were worse: see docs/accuracy.md.
    private const int MinRowsToCount = 1_000;

    private readonly TrainingRows _rows;
    private readonly TaskKind _task;
    private readonly LossFunction _loss;
    private readonly float[] _parameters;
    private readonly WorkerPool _pool;
    private readonly Batch[] _batches;
    private readonly LayerOutputs[] _layers;
    private readonly (double Error, double Weight)[] _blocks;
    private readonly Action<int> _runPart;
    private readonly ProcessGroup? _group; // that shares the blocks
    private readonly int[] _blockBounds = [];
    private readonly int _firstBlock; // of those that are judged here
    private readonly int _endBlock;
    private Network? _network;

    /// <summary>Prepares the judging of networks of one shape.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="loss">What the networks make small.</param>
    /// <param name="shape">The networks' shape.</param>
    /// <param name="pool">The threads that share the work; the result does not depend on their number.</param>
    /// <param name="group">The processes that do; null for this one alone. The result does not depend on their number either.</param>
    public Validation(TrainingRows rows, TaskKind task, LossFunction loss, NetworkShape shape, WorkerPool pool, ProcessGroup? group = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(pool);
        (_rows, _task, _loss, _parameters, _pool) = (rows, task, loss, loss.PerOutput, pool);
        _batches = [.. Sequences.Range(pool.ThreadCount).Select(_ => new Batch())];
        _layers = [.. Sequences.Range(pool.ThreadCount).Select(_ => new LayerOutputs(shape))];
        _blocks = new (double, double)[(rows.Indexes.Length + BlockRows - 1) / BlockRows];
        _runPart = RunPart;
        _group = (long)rows.Indexes.Length * shape.ParameterCount >= ProcessGroup.MinSharedWork ? group : null;
        (_firstBlock, _endBlock) = (0, _blocks.Length);
        if (_group is not null)
        {
            var bounds = ProcessGroup.Bounds(_blocks.Length, _group.Count);
            (_firstBlock, _endBlock) = (bounds[_group.Rank], bounds[_group.Rank + 1]);
            _blockBounds = Array.ConvertAll(bounds, block => block * FloatsOfBlock);
        }
    }

    /// <summary>Asked before each block of rows, and within products that take long, whether judging should end.</summary>
    public CancellationToken Cancellation
    {
        get;
        set
        {
            field = value;
            foreach (var layers in _layers)
            {
                layers.Cancellation = value;
            }
        }
    }

    /// <summary>The rows, as their table counts them.</summary>
    public int[] Rows => _rows.Indexes;

    /// <summary>These rows and others, ascending, where both are of one table; the others alone where they are not.</summary>
    public int[] WithRowsOf(TrainingRows others)
    {
        ArgumentNullException.ThrowIfNull(others);
        if (!ReferenceEquals(others.Targets, _rows.Targets))
        {
            return others.Indexes;
        }

        int[] all = [.. others.Indexes, .. Rows];
        Array.Sort(all);
        return all;
    }

    /// <summary>What <see cref="ErrorOf(Network)"/> gives, in a few words.</summary>
    public string ErrorName => _task == TaskKind.Regression
        ? (_loss.Kind == Loss.SquaredError ? "rmse" : _loss.Kind.Name + " loss") + " in deviations"
        : CountsWrong ? "share wrong" : "log-loss";

    private bool CountsWrong => _rows.Indexes.Length >= MinRowsToCount;

    /// <summary>Judges a network.</summary>
    /// <returns>The error: 0 is best.</returns>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it.</exception>
    public double ErrorOf(Network network)
    {
        _network = network;
        _pool.Run(_pool.ThreadCount, _runPart);
        _group?.Share(MemoryMarshal.Cast<(double, double), float>(_blocks.AsSpan()), _blockBounds);
        var (error, weight) = (0.0, 0.0);
        foreach (var block in _blocks)
        {
            (error, weight) = (error + block.Error, weight + block.Weight);
        }

        return _task == TaskKind.Regression ? _loss.Kind.ErrorFromMean(error / weight) : error / weight;
    }

    /// <summary>What rows get.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maxRows">Of more than so many, some that lie evenly among them.</param>
    public RowLogits HeldOut(Network network, int maxRows) => RowLogits.Of(network, _rows, Rows, maxRows);

    private void RunPart(int part)
    {
        for (var block = _firstBlock + part; block < _endBlock; block += _pool.ThreadCount)
        {
            Cancellation.ThrowIfCancellationRequested();
            var (batch, start) = (_batches[part], block * BlockRows);
            _rows.Gather(_rows.Indexes.AsSpan(start, Math.Min(BlockRows, _rows.Indexes.Length - start)), batch);
            _blocks[block] = Errors(_network!.ForwardLogits(batch.Inputs, _layers[part]), batch);
        }
    }

    private (double Error, double Weight) Errors(PanelMatrix logits, Batch batch)
    {
        Span<float> logitsOfRow = stackalloc float[logits.Rows]; // a thousand outputs at most
        Span<float> targetsOfRow = stackalloc float[logits.Rows];
        var (error, total) = (0.0, 0.0);
        for (var row = 0; row < batch.RowCount; row++)
        {
            var weight = batch.Weights is null ? 1.0 : batch.Weights[0, row];
            for (var i = 0; i < logits.Rows; i++)
            {
                (logitsOfRow[i], targetsOfRow[i]) = (logits[i, row], batch.Targets[i, row]);
            }

            error += weight * ErrorOf(logitsOfRow, targetsOfRow);
            total += weight;
        }

        return (error, total);
    }

    private double ErrorOf(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets) => (_task, CountsWrong) switch
    {
        (TaskKind.Regression, _) => _loss.Kind.ErrorOf(logits, targets, _parameters),
        (TaskKind.Classification, true) => Logits.IndexOfLargest(logits) == Logits.IndexOfLargest(targets) ? 0 : 1,
        (TaskKind.Classification, false) => CrossEntropy.OfClasses(logits, targets),
        (_, true) => ShareOfWrong(logits, targets),
        _ => CrossEntropy.OfLabels(logits, targets),
    };

    private static double ShareOfWrong(ReadOnlySpan<float> logits, ReadOnlySpan<float> targets)
    {
        var wrong = 0.0;
        for (var i = 0; i < logits.Length; i++)
        {
            wrong += logits[i] > 0 == targets[i] > 0.5f ? 0 : 1;
        }

        return wrong / logits.Length;
    }
}
