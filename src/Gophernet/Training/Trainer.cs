using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Trains a network on rows that are encoded already. The epoch loop is the caller's: it calls <see cref="RunEpoch"/>, looks at the
/// loss, and decides whether to continue.
/// </summary>
internal sealed class Trainer : IDisposable
{
    // Less work than this, in rows times parameters, is done before another thread has noticed it.
    private const long MinSharedWork = 500_000;

    private readonly TrainingOptions _options;
    private readonly Optimizer? _optimizer; // null where steps are those of:
    private readonly LimitedMemoryBfgs? _quasiNewton;
    private readonly ParameterStep? _step;
    private readonly RandomSource _shuffling;
    private readonly RandomSource _dropout;
    private readonly WorkerPool _pool;
    private readonly BatchGradient _gradient;
    private readonly Func<double> _evaluate;
    private readonly int[] _order;
    private readonly int _stepsPerEpoch;

    /// <summary>Creates a network with starting weights and all that its training needs.</summary>
    /// <param name="features">The encoded inputs, [rows, inputs].</param>
    /// <param name="targets">The encoded targets, [rows, outputs].</param>
    /// <param name="options">How to train.</param>
    /// <param name="threads">How many threads to use; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">The two have different numbers of rows, or none; or the options contradict each other.</exception>
    public Trainer(Matrix features, Matrix targets, TrainingOptions options, int threads = 1)
        : this(new TrainingRows(features, targets), options, threads)
    {
    }

    private Trainer(TrainingRows rows, TrainingOptions options, int threads)
        : this(rows, options, NewNetwork(rows, options), member: 0, threads)
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

        rows.RequireFit(network.Shape);
        _options = options;
        Network = network;
        _shuffling = new RandomSource(options.Seed, RandomPurpose.Shuffling, (ulong)member);
        _dropout = new RandomSource(options.Seed, RandomPurpose.Dropout, (ulong)member);
        _order = [.. rows.Indexes];
        var dropsRest = options.DropsPartialBatch && _order.Length > BatchSize;
        _stepsPerEpoch = dropsRest ? _order.Length / BatchSize : (_order.Length + BatchSize - 1) / BatchSize;
        var sharesWork = (long)BatchSize * network.Shape.ParameterCount >= MinSharedWork;
        _pool = new WorkerPool(sharesWork ? Math.Min(threads, BatchGradient.BlockCountOf(BatchSize)) : 1);
        _gradient = new BatchGradient(rows, network, options, _pool, staysTheSame: options.BatchSize == 0);
        _evaluate = Evaluate;
        if (options.Optimizer != OptimizerKind.LimitedMemoryBfgs)
        {
            _optimizer = Optimizer.Create(options, network.Shape.ParameterCount);
            _step = new ParameterStep(network, options, _optimizer, _gradient);
            return;
        }

        _quasiNewton = new LimitedMemoryBfgs(network.Shape.ParameterCount);
        if (options.BatchSize != 0 || options.Dropout != 0)
        {
            throw new ArgumentException("L-BFGS needs the same loss at each step: all rows, and no dropout.", nameof(options));
        }
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
        StateNumbers.Write(state, _order);
        StateNumbers.Write(state, Network.Parameters.Values);
        _shuffling.Save(state);
        _dropout.Save(state);
        _optimizer?.Save(state);
        _quasiNewton?.Save(state);
    }

    /// <summary>Continues from where another trainer, of the same rows and options, stood.</summary>
    public void Load(BinaryReader state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Epoch = state.ReadInt32();
        StateNumbers.Read(state, _order);
        StateNumbers.Read(state, Network.Parameters.Values);
        _shuffling.Load(state);
        _dropout.Load(state);
        _optimizer?.Load(state);
        _quasiNewton?.Load(state);
        _gradient.Forget();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>A step after each batch.</summary>
    private double RunBatches()
    {
        var (loss, seen) = (0.0, 0);
        for (var step = 0; step < _stepsPerEpoch; step++)
        {
            var length = Math.Min(BatchSize, _order.Length - seen);
            var time = ((double)(Epoch - 1) * _stepsPerEpoch + step) / ((double)_options.Epochs * _stepsPerEpoch);
            loss += _step!.Run(_order, seen, length, time, _options.Dropout > 0 ? _dropout.NextBits() : 0);
            seen += length;
        }

        return loss / seen;
    }

    /// <summary>The mean loss of all rows, with the weights' decay, and its gradient.</summary>
    private double Evaluate()
    {
        var loss = _gradient.Run(_order, 0, _order.Length, default, null) / _order.Length;
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

    /// <summary>A network with starting weights.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="rows">The rows that it will learn from.</param>
    /// <param name="options">The starting weights, and the seed.</param>
    /// <param name="member">Its number among several.</param>
    public static Network NewNetwork(NetworkShape shape, TrainingRows rows, TrainingOptions options, int member)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        var network = new Network(new Parameters(shape));
        var random = new RandomSource(options.Seed, RandomPurpose.StartingWeights, (ulong)member);
        options.StartingWeights.Fill(network.Parameters, random);
        if (options.StartingWeights == StartingWeights.NormalFitted)
        {
            int[] indexes = [.. rows.Indexes];
            random.Shuffle(indexes);
            var sample = new Batch();
            rows.Gather(indexes.AsSpan(0, Math.Min(FittedWeights.MaxRows, indexes.Length)), sample);
            FittedWeights.Fit(network, sample.Inputs, random);
        }

        return network;
    }

    private static Network NewNetwork(TrainingRows rows, TrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return NewNetwork(new NetworkShape(NetworkShape.Chain(
            rows.Inputs.NumberCount, options.Hidden.AsSpan(), options.HiddenActivation, rows.Targets.Columns, options.OutputActivation, options.IsParametric)),
            rows, options, member: 0);
    }
}
