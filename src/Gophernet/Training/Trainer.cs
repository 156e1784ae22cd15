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

    private readonly TrainingRows _rows;
    private readonly TrainingOptions _options;
    private readonly Optimizer? _optimizer; // null where steps are those of:
    private readonly LimitedMemoryBfgs? _quasiNewton;
    private readonly float[] _rates; // of each tensor
    private readonly RandomSource _shuffling;
    private readonly RandomSource _dropout;
    private readonly Parameters _gradient;
    private readonly WorkerPool _pool;
    private readonly BlockGradient[] _blocks; // as many as are worked on at once
    private readonly double[] _losses;
    private readonly double[] _squares; // of each piece of the gradient, where its norm is limited
    private readonly Action<int> _runBlock;
    private readonly Action<int> _usePart;
    private readonly Action<int> _stepPart;
    private readonly Func<double> _evaluate;
    private readonly int[] _order;
    private readonly int _stepsPerEpoch;

    // The batch that is worked on, a part of the order, and the blocks of it that are worked on at once.
    private int _batchStart;
    private int _batchLength;
    private int _firstBlock;
    private int _blockCount;
    private bool _keepsFirstBatch; // it is all rows, and stays in memory
    private ulong _dropoutKey;
    private float _regularisation = 1;
    private float _clipping = 1;

    /// <summary>Creates a network with starting weights and all that its training needs.</summary>
    /// <param name="features">The encoded inputs, [rows, inputs].</param>
    /// <param name="targets">The encoded targets, [rows, outputs].</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The two have different numbers of rows, or none; or the options contradict each other.</exception>
    public Trainer(Matrix features, Matrix targets, TrainingOptions options, int threads = 1)
        : this(new TrainingRows(features, targets), options, NewNetwork(features, targets, options), member: 0, threads)
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
        : this(new TrainingRows(features, targets), options, network, member: 0, threads)
    {
    }

    /// <summary>Trains one of several networks from where it stands.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train; its widths and starting weights are not looked at.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <param name="member">Its number: each draws other random numbers.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no rows, or the options contradict each other.</exception>
    public Trainer(TrainingRows rows, TrainingOptions options, Network network, int member, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(options.BatchSize, nameof(options));
        if (!(options.LearningRate >= 0 && float.IsFinite(options.LearningRate)))
        {
            throw new ArgumentException($"A learning rate of {options.LearningRate} is no step.", nameof(options));
        }

        rows.Features.RequireShape(rows.Features.Rows, network.Shape.Inputs);
        rows.Targets.RequireShape(rows.Features.Rows, network.Shape.Outputs);
        _rows = rows;
        _options = options;
        Network = network;
        if (options.Optimizer == OptimizerKind.LimitedMemoryBfgs)
        {
            _quasiNewton = new LimitedMemoryBfgs(network.Shape.ParameterCount);
            if (options.BatchSize != 0 || options.Dropout != 0)
            {
                throw new ArgumentException("L-BFGS needs the same loss at each step: all rows, and no dropout.", nameof(options));
            }
        }
        else
        {
            _optimizer = Optimizer.Create(options, network.Shape.ParameterCount);
        }

        _rates = [.. network.Shape.Tensors.Select(options.Rates.Of)];
        _shuffling = new RandomSource(options.Seed, RandomPurpose.Shuffling, (ulong)member);
        _dropout = new RandomSource(options.Seed, RandomPurpose.Dropout, (ulong)member);
        _gradient = new Parameters(network.Shape);
        _order = [.. rows.Indexes];
        var dropsRest = options.DropsPartialBatch && _order.Length > BatchSize;
        _stepsPerEpoch = dropsRest ? _order.Length / BatchSize : (_order.Length + BatchSize - 1) / BatchSize;
        var blockCount = BlockCountOf(BatchSize);
        var sharesWork = (long)BatchSize * network.Shape.ParameterCount >= LeastSharedWork;
        _pool = new WorkerPool(sharesWork ? Math.Min(threads, blockCount) : 1);
        _blocks = [.. Sequences.Range(_pool.ThreadCount).Select(_ => new BlockGradient(network, options.Loss, options.Dropout > 0))];
        _losses = new double[_blocks.Length];
        _squares = new double[options.GradientClip > 0 ? (network.Shape.ParameterCount + PieceLength - 1) / PieceLength : 0];
        (_runBlock, _usePart, _stepPart, _evaluate) = (RunBlock, UsePart, StepPart, Evaluate); // made once: a batch allocates nothing
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The epochs run so far.</summary>
    public int Epoch { get; private set; }

    /// <summary>The rows of a batch; all of them where the options say 0.</summary>
    private int BatchSize => _options.BatchSize == 0 ? _order.Length : Math.Min(_options.BatchSize, _order.Length);

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
        var loss = _quasiNewton is null ? RunBatches() : _quasiNewton.Step(Network.Parameters.Values, _gradient.Values, _evaluate);
        return double.IsFinite(loss) && HasFiniteWeights() ? loss : throw new GophernetException(
            $"the loss or a weight is no longer a finite number in epoch {Epoch}: training has diverged",
            "Try a smaller learning rate, or inputs on a smaller scale.");
    }

    /// <summary>A step after each batch.</summary>
    private double RunBatches()
    {
        var loss = 0.0;
        var seen = 0;
        for (var step = 0; step < _stepsPerEpoch; step++)
        {
            _batchStart = seen;
            _batchLength = Math.Min(BatchSize, _order.Length - seen);
            loss += RunBatch(((double)(Epoch - 1) * _stepsPerEpoch + step) / ((double)_options.Epochs * _stepsPerEpoch));
            seen += _batchLength;
        }

        return loss / seen;
    }

    /// <summary>The mean loss of all rows, with the weights' decay, and its gradient.</summary>
    private double Evaluate()
    {
        (_batchStart, _batchLength) = (0, _order.Length);
        var loss = RunBlocks() / _order.Length;
        var scale = 1f / _order.Length;
        foreach (var tensor in Network.Shape.Tensors)
        {
            var gradient = _gradient.Values.Slice(tensor.Offset, tensor.Length);
            var weights = Network.Parameters.Values.Slice(tensor.Offset, tensor.Length);
            var decay = tensor.Kind == ParameterKind.Weight ? _options.WeightDecay : 0;
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = MathF.FusedMultiplyAdd(decay, weights[i], gradient[i] * scale);
                loss += 0.5 * decay * weights[i] * weights[i];
            }
        }

        return loss;
    }

    /// <summary>Takes back an epoch that failed, and forgets the steps so far; the network is where the caller put it.</summary>
    /// <param name="learningRate">The learning rate from now on.</param>
    public void Restart(float learningRate)
    {
        Epoch--;
        _optimizer?.Restart(learningRate);
        _quasiNewton?.Restart();
    }

    /// <summary>Writes all that the next epochs depend on.</summary>
    public void Save(BinaryWriter state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write(Epoch);
        StateFloats.Write(state, _order);
        StateFloats.Write(state, Network.Parameters.Values);
        _shuffling.Save(state);
        _dropout.Save(state);
        _optimizer?.Save(state);
        _quasiNewton?.Save(state);
    }

    /// <summary>Goes on from where another trainer, of the same rows and options, stood.</summary>
    public void Load(BinaryReader state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Epoch = state.ReadInt32();
        StateFloats.Read(state, _order);
        StateFloats.Read(state, Network.Parameters.Values);
        _shuffling.Load(state);
        _dropout.Load(state);
        _optimizer?.Load(state);
        _quasiNewton?.Load(state);
        _keepsFirstBatch = false;
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

    /// <param name="time">Of training, from 0 to 1.</param>
    private double RunBatch(double time)
    {
        _optimizer!.BeginStep((float)_options.Schedule.At(time));
        _regularisation = (float)_options.RegularisationSchedule.At(time);
        _dropoutKey = _options.Dropout > 0 ? _dropout.NextBits() : 0;
        var loss = RunBlocks();
        if (_options.GradientClip > 0)
        {
            Clip();
            _pool.Run(_pool.ThreadCount, _stepPart);
        }

        return loss;
    }

    /// <summary>Loss and gradient of a batch, summed over its rows.</summary>
    private double RunBlocks()
    {
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
        if (!_keepsFirstBatch)
        {
            _keepsFirstBatch = _options.BatchSize == 0 && _order.Length <= BlockRows;
            var start = block * BlockRows;
            _blocks[index].Gather(_rows, _order.AsSpan(_batchStart + start, Math.Min(BlockRows, _batchLength - start)));
        }

        // A rate of 0 leaves nothing out.
        var dropout = new DropoutMask(_options.Dropout * _regularisation, _dropoutKey + (ulong)block * 0x9E3779B97F4A7C15);
        _losses[index] = _blocks[index].Run(block == 0 ? _gradient : null, dropout);
    }

    /// <summary>
    /// Adds the gradients of the blocks to the sum, block after block, for a part of the parameters, and takes the step after the last.
    /// However many blocks are worked on at once, the order of each sum is that of the blocks.
    /// </summary>
    private void UsePart(int part) => ForPieces(part, stepsOnly: false);

    private void StepPart(int part) => ForPieces(part, stepsOnly: true);

    private void ForPieces(int part, bool stepsOnly)
    {
        var pieces = (_gradient.Values.Length + PieceLength - 1) / PieceLength;
        var count = (pieces + _pool.ThreadCount - 1) / _pool.ThreadCount;
        for (var piece = part * count; piece < Math.Min((part + 1) * count, pieces); piece++)
        {
            var start = piece * PieceLength;
            var length = Math.Min(PieceLength, _gradient.Values.Length - start);
            if (stepsOnly)
            {
                StepPiece(start, length);
            }
            else
            {
                UsePiece(piece, start, length);
            }
        }
    }

    private void UsePiece(int piece, int start, int length)
    {
        var sum = _gradient.Values.Slice(start, length);
        for (var i = _firstBlock == 0 ? 1 : 0; i < _blockCount; i++)
        {
            VectorLoop.Add(_blocks[i].Values.Slice(start, length), sum);
        }

        if (_firstBlock + _blockCount < BlockCountOf(_batchLength))
        {
            return;
        }

        if (_quasiNewton is not null)
        {
            return;
        }

        if (_options.GradientClip > 0)
        {
            _squares[piece] = SumOfSquares(sum);
        }
        else
        {
            StepPiece(start, length);
        }
    }

    private void StepPiece(int start, int length)
    {
        var scale = (_options.Reduction == GradientReduction.Mean ? 1f / _batchLength : 1) * _clipping;
        var end = start + length;
        var tensors = Network.Shape.Tensors;
        for (var i = 0; i < tensors.Length; i++)
        {
            var from = Math.Max(start, tensors[i].Offset);
            var count = Math.Min(end, tensors[i].Offset + tensors[i].Length) - from;
            if (count > 0)
            {
                var decay = tensors[i].Kind == ParameterKind.Weight ? _options.WeightDecay * _regularisation : 0;
                _optimizer!.Update(
                    from, Network.Parameters.Values.Slice(from, count), _gradient.Values.Slice(from, count), scale, _rates[i], decay);
            }
        }
    }

    /// <summary>A gradient whose norm is beyond the limit is shortened to it (Pascanu, Mikolov and Bengio, 2013).</summary>
    private void Clip()
    {
        var squares = 0.0;
        foreach (var square in _squares)
        {
            squares += square;
        }

        var norm = Math.Sqrt(squares) / (_options.Reduction == GradientReduction.Mean ? _batchLength : 1);
        _clipping = norm > _options.GradientClip ? (float)(_options.GradientClip / norm) : 1;
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += (double)value * value;
        }

        return sum;
    }

    private static Network NewNetwork(Matrix features, Matrix targets, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(options);
        return NewNetwork(new NetworkShape(NetworkShape.Chain(
            features.Columns, options.Hidden.AsSpan(), options.HiddenActivation, targets.Columns, options.OutputActivation, options.IsParametric)), options, 0);
    }

    /// <summary>A network with starting weights.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="options">The starting weights, and the seed.</param>
    /// <param name="member">Its number among several.</param>
    public static Network NewNetwork(NetworkShape shape, TrainingOptions options, int member)
    {
        ArgumentNullException.ThrowIfNull(options);
        var parameters = new Parameters(shape);
        options.StartingWeights.Fill(parameters, new RandomSource(options.Seed, RandomPurpose.StartingWeights, (ulong)member));
        return new Network(parameters);
    }
}
