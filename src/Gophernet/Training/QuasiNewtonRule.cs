using Gophernet.Networks;
using Gophernet.Networks.Tensors;

namespace Gophernet.Training;

/// <summary>A quasi-Newton step an epoch, on all rows at once.</summary>
internal sealed class QuasiNewtonRule : IStepRule
{
    private readonly TrainingOptions _options;
    private readonly Network _network;
    private readonly BatchGradient _gradient;
    private readonly LimitedMemoryBfgs _steps;
    private readonly Func<double> _evaluate;
    private readonly int[] _rows;

    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <param name="gradient">Computes its gradients on these rows.</param>
    /// <exception cref="ArgumentException">The loss would not be the same at each step.</exception>
    public QuasiNewtonRule(TrainingRows rows, TrainingOptions options, Network network, BatchGradient gradient)
    {
        if (options.BatchSize != 0 || options.Dropout != 0)
        {
            throw new ArgumentException("L-BFGS needs the same loss at each step: all rows, and no dropout.", nameof(options));
        }

        (_options, _network, _gradient, _rows, _evaluate) = (options, network, gradient, rows.Indexes, Evaluate);
        _steps = new LimitedMemoryBfgs(network.Shape.ParameterCount);
    }

    /// <inheritdoc/>
    public double TakeSteps(int epoch) => _steps.Step(_network.Parameters.Values, _gradient.Sum.Values, _evaluate, _gradient.Cancellation);

    /// <inheritdoc/>
    public bool TakesManySteps => false;

    /// <inheritdoc/>
    public void Remember(CancellationToken cancellation = default) => _steps.Remember(cancellation);

    /// <inheritdoc/>
    public void Undo() => _steps.Undo();

    /// <inheritdoc/>
    public void Restart(float learningRate) => _steps.Restart();

    /// <inheritdoc/>
    public void Save(BinaryWriter state) => _steps.Save(state);

    /// <inheritdoc/>
    public void Load(BinaryReader state) => _steps.Load(state);

    /// <summary>The mean loss of all rows, with the weights' decay, and its gradient.</summary>
    private double Evaluate()
    {
        var (sum, gradients) = _gradient.Run(_rows, default);
        var loss = sum / _rows.Length;
        var scale = 1f / _rows.Length;
        foreach (var tensor in _network.Shape.Tensors)
        {
            var gradient = gradients.Values.Slice(tensor.Offset, tensor.Length);
            var weights = _network.Parameters.Values.Slice(tensor.Offset, tensor.Length);
            var decay = tensor.Kind == ParameterKind.Weight ? _options.WeightDecay : 0;
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] = MathF.FusedMultiplyAdd(decay, weights[i], gradient[i] * scale);
                loss += 0.5 * decay * weights[i] * weights[i];
            }
        }

        return loss;
    }
}
