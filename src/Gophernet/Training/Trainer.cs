using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>
/// Trains a network on rows that are encoded already. The epoch loop is the caller's: it calls <see cref="RunEpoch"/>, looks at the
/// loss, and decides whether to go on.
/// </summary>
public sealed class Trainer : IDisposable
{
    // Rows are worked on in blocks of this size, whatever the batch and the number of threads: the order of sums stays the same.
    private const int BlockRows = 128;

    // Less work than this, in rows times parameters, is done before another thread has noticed it.
    private const long LeastSharedWork = 500_000;

    // A thread's part of an update begins at a whole cache line.
    private const int PartMultiple = 16;

    private readonly Matrix _features;
    private readonly Matrix _targets;
    private readonly TrainingOptions _options;
    private readonly Optimizer _optimizer;
    private readonly RandomSource _shuffling;
    private readonly Parameters _gradient;
    private readonly WorkerPool _pool;
    private readonly BlockGradient[] _blocks; // one a thread
    private readonly double[] _blockLosses;
    private readonly Action<int, int> _runBlock;
    private readonly Action<int, int> _addBlock;
    private readonly Action<int, int> _updatePart;
    private readonly int[] _order;

    // The batch that is worked on: a part of the order.
    private int _batchStart;
    private int _batchLength;

    /// <summary>Creates a network with starting weights and all that its training needs.</summary>
    /// <param name="features">The encoded inputs, [rows, inputs].</param>
    /// <param name="targets">The encoded targets, [rows, outputs].</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The two have different numbers of rows, or none; or the options contradict each other.</exception>
    public Trainer(Matrix features, Matrix targets, TrainingOptions options, int threads = 1)
        : this(features, targets, options, NewNetwork(features, targets, options), threads)
    {
    }

    /// <summary>Trains a network from where it stands.</summary>
    /// <param name="features">The encoded inputs, [rows, inputs].</param>
    /// <param name="targets">The encoded targets, [rows, outputs].</param>
    /// <param name="options">How to train; its widths and starting weights are not looked at.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no rows, or the options contradict each other.</exception>
    public Trainer(Matrix features, Matrix targets, TrainingOptions options, Network network, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfZero(features.Rows, nameof(features));
        ArgumentOutOfRangeException.ThrowIfNegative(options.BatchSize, nameof(options));
        if (!(options.LearningRate >= 0 && float.IsFinite(options.LearningRate)))
        {
            throw new ArgumentException($"A learning rate of {options.LearningRate} is no step.", nameof(options));
        }

        features.RequireShape(features.Rows, network.Shape.Inputs);
        targets.RequireShape(features.Rows, network.Shape.Outputs);
        _features = features;
        _targets = targets;
        _options = options;
        Network = network;
        _optimizer = Optimizer.Create(options, network.Shape.ParameterCount);
        _shuffling = new RandomSource(options.Seed, RandomPurpose.Shuffling);
        _gradient = new Parameters(network.Shape);
        _order = [.. Enumerable.Range(0, features.Rows)];
        var batchSize = BatchSize;
        _blockLosses = new double[(batchSize + BlockRows - 1) / BlockRows];
        var sharesWork = (long)batchSize * network.Shape.ParameterCount >= LeastSharedWork;
        _pool = new WorkerPool(sharesWork ? Math.Min(threads, _blockLosses.Length) : 1);
        _blocks = [.. Enumerable.Range(0, _pool.ThreadCount).Select(_ => new BlockGradient(network, options.Loss))];
        (_runBlock, _addBlock, _updatePart) = (RunBlock, AddBlock, UpdatePart); // made once: a batch allocates nothing
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The epochs run so far.</summary>
    public int Epoch { get; private set; }

    /// <summary>The rows of a batch; all of them where the options say 0.</summary>
    private int BatchSize => _options.BatchSize == 0 ? _features.Rows : Math.Min(_options.BatchSize, _features.Rows);

    /// <summary>Shows every row to the network once, with a step after each batch.</summary>
    /// <returns>The mean loss of a row, each taken before the step that its batch led to.</returns>
    /// <exception cref="GophernetException">The loss or a weight is no longer a finite number: training has diverged.</exception>
    public double RunEpoch()
    {
        if (_options.BatchSize != 0)
        {
            _shuffling.Shuffle(_order);
        }

        Epoch++;
        var loss = 0.0;
        for (_batchStart = 0; _batchStart < _order.Length; _batchStart += _batchLength)
        {
            _batchLength = Math.Min(BatchSize, _order.Length - _batchStart);
            loss += RunBatch();
        }

        loss /= _order.Length;
        return double.IsFinite(loss) && HasFiniteWeights() ? loss : throw new GophernetException(
            $"the loss or a weight is no longer a finite number in epoch {Epoch}: training has diverged",
            "Try a smaller learning rate, or inputs on a smaller scale.");
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>The loss is taken before the last step, which may have gone too far.</summary>
    private bool HasFiniteWeights()
    {
        foreach (var weight in Network.Parameters.Values)
        {
            if (!float.IsFinite(weight))
            {
                return false;
            }
        }

        return true;
    }

    private double RunBatch()
    {
        var blockCount = (_batchLength + BlockRows - 1) / BlockRows;
        _pool.Run(blockCount, _runBlock, _addBlock);
        var loss = 0.0;
        foreach (var blockLoss in _blockLosses.AsSpan(0, blockCount))
        {
            loss += blockLoss;
        }

        _optimizer.BeginStep();
        _pool.Run(_pool.ThreadCount, _updatePart);
        return loss;
    }

    private void RunBlock(int block, int thread)
    {
        // The article trains on all rows in the table's order: those of a single block stay where they are.
        if (_options.BatchSize != 0 || Epoch == 1 || _order.Length > BlockRows)
        {
            var start = block * BlockRows;
            _blocks[thread].Gather(_features, _targets, _order.AsSpan(_batchStart + start, Math.Min(BlockRows, _batchLength - start)));
        }

        _blockLosses[block] = _blocks[thread].Run(block == 0 ? _gradient : null);
    }

    private void AddBlock(int block, int thread)
    {
        if (block > 0)
        {
            VectorLoop.Add(_blocks[thread].Values, _gradient.Values);
        }
    }

    private void UpdatePart(int part, int thread)
    {
        var parameters = Network.Parameters.Values;
        var length = (parameters.Length / _pool.ThreadCount + PartMultiple) / PartMultiple * PartMultiple;
        var start = Math.Min(part * length, parameters.Length);
        length = Math.Min(length, parameters.Length - start);
        var scale = _options.Reduction == GradientReduction.Mean ? 1f / _batchLength : 1;
        _optimizer.Update(start, parameters.Slice(start, length), _gradient.Values.Slice(start, length), scale);
    }

    private static Network NewNetwork(Matrix features, Matrix targets, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        var shape = NetworkShape.Create(
            features.Columns, options.Hidden.AsSpan(), options.HiddenActivation, targets.Columns, options.OutputActivation);
        var parameters = new Parameters(shape);
        options.StartingWeights.Fill(parameters, new RandomSource(options.Seed, RandomPurpose.StartingWeights));
        return new Network(parameters);
    }
}
