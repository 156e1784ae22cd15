using Gophernet.Networks;
using Gophernet.Networks.Tensors;

namespace Gophernet.Training;

/// <summary>
/// A step of a first-order method along a gradient: each tensor with its own learning rate and decay, and the gradient shortened where its norm is limited
/// (Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013).
/// </summary>
internal sealed class ParameterStep
{
    private readonly Network _network;
    private readonly TrainingOptions _options;
    private readonly FirstOrderMethod _method;
    private readonly float[] _rates; // of each tensor
    private readonly double[] _squares; // of each piece of the gradient, where its norm is limited
    private readonly PieceAction _addSquares;
    private readonly PieceAction _update;
    private float _decay;
    private float _scale;

    public ParameterStep(Network network, TrainingOptions options, FirstOrderMethod method, int pieceCount)
    {
        (_network, _options, _method) = (network, options, method);
        _rates = [.. network.Shape.Tensors.Select(options.Rates.Of)];
        _squares = new double[options.GradientClip > 0 ? pieceCount : 0];
        (_addSquares, _update) = (AddSquares, Update); // made once: a step allocates nothing
    }

    /// <summary>Changes the parameters.</summary>
    /// <param name="gradient">Of a batch, summed over its rows.</param>
    /// <param name="rows">Their number.</param>
    /// <param name="schedule">What the learning rate is multiplied with in this step.</param>
    /// <param name="regularisation">What weight decay is multiplied with.</param>
    public void Take(GradientSum gradient, int rows, float schedule, float regularisation)
    {
        var divisor = _options.Reduction == GradientReduction.Mean ? rows : 1;
        (_scale, _decay) = (1f / divisor, _options.WeightDecay * regularisation);
        if (_options.GradientClip > 0)
        {
            gradient.ForPieces(_addSquares);
            _scale *= Clipping(divisor);
        }

        _method.BeginStep(schedule);
        gradient.ForPieces(_update);
    }

    private void Update(int piece, int start, ReadOnlySpan<float> gradient)
    {
        var end = start + gradient.Length;
        var tensors = _network.Shape.Tensors;
        for (var i = 0; i < tensors.Length; i++)
        {
            var from = Math.Max(start, tensors[i].Offset);
            var count = Math.Min(end, tensors[i].Offset + tensors[i].Length) - from;
            if (count > 0)
            {
                _method.Update(
                    from, _network.Parameters.Values.Slice(from, count), gradient.Slice(from - start, count), _scale, _rates[i],
                    tensors[i].Kind == ParameterKind.Weight ? _decay : 0);
            }
        }
    }

    private void AddSquares(int piece, int start, ReadOnlySpan<float> gradient)
    {
        var sum = 0.0;
        foreach (var value in gradient)
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
