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

    // Gradients are added up and used in pieces that stay in the nearest cache.
    private const int PieceLength = 2048;

    private readonly Matrix _features;
    private readonly Matrix _targets;
    private readonly TrainingOptions _options;
    private readonly Optimizer _optimizer;
    private readonly RandomSource _shuffling;
    private readonly Parameters _gradient;
    private readonly WorkerPool _pool;
    private readonly BlockGradient[] _blocks; // as many as are worked on at once
    private readonly double[] _losses;
    private readonly Action<int> _runBlock;
    private readonly Action<int> _usePart;
    private readonly int[] _order;

    // The batch that is worked on, a part of the order, and the blocks of it that are worked on at once.
    private int _batchStart;
    private int _batchLength;
    private int _firstBlock;
    private int _blockCount;

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
        var blockCount = BlockCountOf(BatchSize);
        var sharesWork = (long)BatchSize * network.Shape.ParameterCount >= LeastSharedWork;
        _pool = new WorkerPool(sharesWork ? Math.Min(threads, blockCount) : 1);
        _blocks = [.. Enumerable.Range(0, _pool.ThreadCount).Select(_ => new BlockGradient(network, options.Loss))];
        _losses = new double[_blocks.Length];
        (_runBlock, _usePart) = (RunBlock, UsePart); // made once: a batch allocates nothing
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

    private static int BlockCountOf(int rows) => (rows + BlockRows - 1) / BlockRows;

    private double RunBatch()
    {
        _optimizer.BeginStep();
        var loss = 0.0;
        var count = BlockCountOf(_batchLength);
        for (_firstBlock = 0; _firstBlock < count; _firstBlock += _blockCount)
        {
            _blockCount = Math.Min(_blocks.Length, count - _firstBlock);
            _pool.Run(_blockCount, _runBlock);
            foreach (var blockLoss in _losses.AsSpan(0, _blockCount))
            {
                loss += blockLoss;
            }

            _pool.Run(_pool.ThreadCount, _usePart);
        }

        return loss;
    }

    /// <summary>Computes the gradient of one block; that of the first begins the sum over the batch.</summary>
    private void RunBlock(int index)
    {
        var block = _firstBlock + index;

        // The article trains on all rows in the table's order: those of a single block stay where they are.
        if (_options.BatchSize != 0 || Epoch == 1 || _order.Length > BlockRows)
        {
            var start = block * BlockRows;
            _blocks[index].Gather(_features, _targets, _order.AsSpan(_batchStart + start, Math.Min(BlockRows, _batchLength - start)));
        }

        _losses[index] = _blocks[index].Run(block == 0 ? _gradient : null);
    }

    /// <summary>
    /// Adds the gradients of the blocks to the sum, block after block, for a part of the parameters, and takes the step after the last.
    /// However many blocks are worked on at once, the order of each sum is that of the blocks.
    /// </summary>
    private void UsePart(int part)
    {
        var length = (_gradient.Values.Length + _pool.ThreadCount - 1) / _pool.ThreadCount;
        var end = Math.Min((part + 1) * length, _gradient.Values.Length);
        for (var start = part * length; start < end; start += PieceLength)
        {
            UsePiece(start, Math.Min(PieceLength, end - start));
        }
    }

    private void UsePiece(int start, int length)
    {
        var sum = _gradient.Values.Slice(start, length);
        for (var i = _firstBlock == 0 ? 1 : 0; i < _blockCount; i++)
        {
            VectorLoop.Add(_blocks[i].Values.Slice(start, length), sum);
        }

        if (_firstBlock + _blockCount == BlockCountOf(_batchLength))
        {
            var scale = _options.Reduction == GradientReduction.Mean ? 1f / _batchLength : 1;
            _optimizer.Update(start, Network.Parameters.Values.Slice(start, length), sum, scale);
        }
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
