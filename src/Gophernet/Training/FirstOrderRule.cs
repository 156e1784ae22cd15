using System.Text;
using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>A step of a first-order method after each batch; the batches are drawn in a new order every epoch, unless all rows are one.</summary>
internal sealed class FirstOrderRule : IStepRule
{
    private readonly TrainingOptions _options;
    private readonly BatchGradient _gradient;
    private readonly FirstOrderMethod _method;
    private readonly ParameterStep _step;
    private readonly RandomSource _shuffling;
    private readonly RandomSource _dropout;
    private readonly RowOrder _order;
    private MemoryStream? _rememberedDraws;
    private FirstOrderMethod? _rememberedMethod; // which may be larger than a stream in memory

    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <param name="gradient">Computes its gradients on these rows.</param>
    /// <param name="member">Its number among several: each draws other random numbers.</param>
    /// <param name="method">What changes the parameters in a step.</param>
    public FirstOrderRule(TrainingRows rows, TrainingOptions options, Network network, BatchGradient gradient, int member, FirstOrderMethod method)
    {
        (_options, _gradient, _method) = (options, gradient, method);
        _step = new ParameterStep(network, options, method, gradient.PieceCount);
        _shuffling = new RandomSource(options.Seed, RandomPurpose.Shuffling, (ulong)member);
        _dropout = new RandomSource(options.Seed, RandomPurpose.Dropout, (ulong)member);
        _order = RowOrder.Of(rows, options, _shuffling);
    }

    /// <inheritdoc/>
    public double TakeSteps(int epoch)
    {
        _order.Begin();
        var (loss, seen, steps) = (0.0, 0, _order.StepCount);
        for (var step = 0; step < steps; step++)
        {
            var batch = _order.Next();
            if (batch.IsEmpty)
            {
                continue; // of a window most of whose rows judge
            }

            var time = ((double)(epoch - 1) * steps + step) / ((double)_options.Epochs * steps);
            var regularisation = (float)_options.RegularisationSchedule.At(time);
            var dropout = new DropoutMask(_options.Dropout * regularisation, _options.Dropout > 0 ? _dropout.NextBits() : 0);
            var (batchLoss, gradient) = _gradient.Run(batch, dropout, _order.Rows);

            // Here the gradient is whole, and nothing has been changed by it: those that other processes have for their rows would be added to
            // gradient.Values, and their rows to those that a mean is taken over.
            var schedule = (float)_options.Schedule.At(time);
            _step.Take(gradient, batch.Length, schedule, regularisation);
            _gradient.TextStep?.Take(batch, schedule);
            loss += batchLoss;
            seen += batch.Length;
        }

        return loss / seen;
    }

    /// <inheritdoc/>
    public bool TakesManySteps => true;

    /// <inheritdoc/>
    public void Remember(CancellationToken cancellation = default)
    {
        _rememberedDraws ??= new MemoryStream();
        _rememberedDraws.Position = 0;
        using var state = new BinaryWriter(_rememberedDraws, Encoding.UTF8, leaveOpen: true);
        SaveDraws(state);
        _rememberedMethod ??= _method.CreateAnother();
        _rememberedMethod.CopyFrom(_method, cancellation);
    }

    /// <inheritdoc/>
    public void Undo()
    {
        _rememberedDraws!.Position = 0;
        using var state = new BinaryReader(_rememberedDraws, Encoding.UTF8, leaveOpen: true);
        LoadDraws(state);
        _method.CopyFrom(_rememberedMethod!);
    }

    /// <inheritdoc/>
    public void Restart(float learningRate)
    {
        _method.Restart(learningRate);
        _gradient.TextStep?.Restart(learningRate / _options.LearningRate);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter state)
    {
        SaveDraws(state);
        _method.Save(state);
    }

    /// <inheritdoc/>
    public void Load(BinaryReader state)
    {
        LoadDraws(state);
        _method.Load(state);
    }

    /// <summary>Writes the order of the rows, and where the random numbers stand.</summary>
    private void SaveDraws(BinaryWriter state)
    {
        _order.Save(state);
        _shuffling.Save(state);
        _dropout.Save(state);
    }

    private void LoadDraws(BinaryReader state)
    {
        _order.Load(state);
        _shuffling.Load(state);
        _dropout.Load(state);
    }
}
