using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>
/// A step of an optimizer, piece by piece as the gradient is ready: each tensor with its own learning rate and decay, and the gradient shortened where its
/// norm is limited (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013).
/// </summary>
internal sealed class ParameterStep
{
    private readonly Network _network;
    private readonly TrainingOptions _options;
    private readonly Optimizer _optimizer;
    private readonly BatchGradient _gradient;
    private readonly float[] _rates; // of each tensor
    private readonly double[] _squares; // of each piece of the gradient, where its norm is limited
    private readonly BatchGradient.PieceAction _use;
    private readonly BatchGradient.PieceAction _step;
    private float _regularisation;
    private float _scale;

    public ParameterStep(Network network, TrainingOptions options, Optimizer optimizer, BatchGradient gradient)
    {
        (_network, _options, _optimizer, _gradient) = (network, options, optimizer, gradient);
        _rates = [.. network.Shape.Tensors.Select(options.Rates.Of)];
        _squares = new double[options.GradientClip > 0 ? gradient.PieceCount : 0];
        (_use, _step) = (options.GradientClip > 0 ? AddSquares : TakeStep, TakeStep);
    }

    /// <summary>Computes loss and gradient of a batch, and takes the step.</summary>
    /// <param name="order">The rows, of which the batch is a part.</param>
    /// <param name="start">Its first.</param>
    /// <param name="length">Their number.</param>
    /// <param name="time">Of training, from 0 to 1.</param>
    /// <param name="dropoutKey">A random number.</param>
    /// <returns>The loss before the step, summed over the rows.</returns>
    public double Run(int[] order, int start, int length, double time, ulong dropoutKey)
    {
        _optimizer.BeginStep((float)_options.Schedule.At(time));
        _regularisation = (float)_options.RegularisationSchedule.At(time);
        _scale = _options.Reduction == GradientReduction.Mean ? 1f / length : 1;
        var loss = _gradient.Run(order, start, length, new DropoutMask(_options.Dropout * _regularisation, dropoutKey), _use);
        if (_options.GradientClip > 0)
        {
            _scale *= Clipping(_options.Reduction == GradientReduction.Mean ? length : 1);
            _gradient.ForPieces(_step);
        }

        return loss;
    }

    private void TakeStep(int piece, int start, int length)
    {
        var end = start + length;
        var tensors = _network.Shape.Tensors;
        for (var i = 0; i < tensors.Length; i++)
        {
            var from = Math.Max(start, tensors[i].Offset);
            var count = Math.Min(end, tensors[i].Offset + tensors[i].Length) - from;
            if (count > 0)
            {
                var decay = tensors[i].Kind == ParameterKind.Weight ? _options.WeightDecay * _regularisation : 0;
                _optimizer.Update(
                    from, _network.Parameters.Values.Slice(from, count), _gradient.Values.Slice(from, count), _scale, _rates[i], decay);
            }
        }
    }

    private void AddSquares(int piece, int start, int length)
    {
        var sum = 0.0;
        foreach (var value in _gradient.Values.Slice(start, length))
        {
            sum += (double)value * value;
        }

        _squares[piece] = sum;
    }

    /// <summary>What makes a gradient that is too long as long as it may be; 1 for others.</summary>
    private float Clipping(int divisor)
    {
        var squares = 0.0;
        foreach (var square in _squares)
        {
            squares += square;
        }

        var norm = Math.Sqrt(squares) / divisor;
        return norm > _options.GradientClip ? (float)(_options.GradientClip / norm) : 1;
    }
}
