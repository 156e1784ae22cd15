using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>
/// Trains a network on rows that are encoded already. The epoch loop is the caller's: it calls <see cref="RunEpoch"/>, looks at the
/// loss, and decides whether to go on.
/// </summary>
public sealed class Trainer
{
    // Rows are worked on in blocks of this size, whatever the batch: memory stays small, and the order of sums stays the same.
    private const int BlockRows = 256;

    private readonly Matrix _features;
    private readonly Matrix _targets;
    private readonly TrainingOptions _options;
    private readonly Optimizer _optimizer;
    private readonly RandomSource _shuffling;
    private readonly Backpropagation _backpropagation;
    private readonly Parameters _gradient;
    private readonly Parameters _blockGradient;
    private readonly Matrix _blockInputs = new(0, 0);
    private readonly Matrix _blockTargets = new(0, 0);
    private readonly int[] _order;

    /// <summary>Creates a network with starting weights and all that its training needs.</summary>
    /// <param name="features">The encoded inputs, [rows, inputs].</param>
    /// <param name="targets">The encoded targets, [rows, outputs].</param>
    /// <param name="options">How to train.</param>
    /// <exception cref="ArgumentException">The two have different numbers of rows, or none; or the options contradict each other.</exception>
    public Trainer(Matrix features, Matrix targets, TrainingOptions options)
        : this(features, targets, options, NewNetwork(features, targets, options))
    {
    }

    /// <summary>Trains a network from where it stands.</summary>
    /// <param name="features">The encoded inputs, [rows, inputs].</param>
    /// <param name="targets">The encoded targets, [rows, outputs].</param>
    /// <param name="options">How to train; its widths and starting weights are not looked at.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, there are no rows, or the options contradict each other.</exception>
    public Trainer(Matrix features, Matrix targets, TrainingOptions options, Network network)
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
        _backpropagation = new Backpropagation(network, options.Loss);
        _gradient = new Parameters(network.Shape);
        _blockGradient = new Parameters(network.Shape);
        _order = [.. Enumerable.Range(0, features.Rows)];
    }

    /// <summary>The network that is trained.</summary>
    public Network Network { get; }

    /// <summary>The epochs run so far.</summary>
    public int Epoch { get; private set; }

    /// <summary>Shows every row to the network once, with a step after each batch.</summary>
    /// <returns>The mean loss of a row, each taken before the step that its batch led to.</returns>
    /// <exception cref="GophernetException">The loss or a weight is no longer a finite number: training has diverged.</exception>
    public double RunEpoch()
    {
        var rows = _features.Rows;
        var batchSize = _options.BatchSize == 0 ? rows : Math.Min(_options.BatchSize, rows);
        if (_options.BatchSize != 0)
        {
            _shuffling.Shuffle(_order);
        }

        Epoch++;
        var loss = 0.0;
        for (var start = 0; start < rows; start += batchSize)
        {
            loss += RunBatch(_order.AsSpan(start, Math.Min(batchSize, rows - start)));
        }

        loss /= rows;
        return double.IsFinite(loss) && HasFiniteWeights() ? loss : throw new GophernetException(
            $"the loss or a weight is no longer a finite number in epoch {Epoch}: training has diverged",
            "Try a smaller learning rate, or inputs on a smaller scale.");
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

    private double RunBatch(ReadOnlySpan<int> rows)
    {
        var loss = 0.0;
        for (var start = 0; start < rows.Length; start += BlockRows)
        {
            var block = rows.Slice(start, Math.Min(BlockRows, rows.Length - start));
            GatherBlock(block);
            if (start == 0)
            {
                loss = _backpropagation.Run(_blockInputs, _blockTargets, _gradient);
                continue;
            }

            loss += _backpropagation.Run(_blockInputs, _blockTargets, _blockGradient);
            Elementwise.Add(_gradient.Values, _blockGradient.Values, _gradient.Values);
        }

        if (_options.Reduction == GradientReduction.Mean)
        {
            Elementwise.Scale(_gradient.Values, 1f / rows.Length, _gradient.Values);
        }

        _optimizer.Update(Network.Parameters.Values, _gradient.Values);
        return loss;
    }

    /// <summary>Copies rows of the table, [rows, columns], into the block, [columns, rows].</summary>
    private void GatherBlock(ReadOnlySpan<int> rows)
    {
        // The article trains on all rows in the table's order: what is in the block is still right.
        if (_options.BatchSize == 0 && rows.Length == _features.Rows && Epoch > 1)
        {
            return;
        }

        Gather(_features, rows, _blockInputs);
        Gather(_targets, rows, _blockTargets);
    }

    private static void Gather(Matrix table, ReadOnlySpan<int> rows, Matrix block)
    {
        block.Resize(table.Columns, rows.Length);
        var values = block.Values;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = table.Row(rows[i]);
            for (var column = 0; column < row.Length; column++)
            {
                values[column * rows.Length + i] = row[column];
            }
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
