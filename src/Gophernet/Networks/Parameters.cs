using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// All weights and biases of a network in one block, layer by layer, with the layers as views of it; or their gradient, which has the
/// same shape. Optimizers, sums and files then work on <see cref="Values"/> in one loop.
/// </summary>
public sealed class Parameters
{
    private readonly float[] _values;
    private readonly Matrix[] _weights;
    private readonly Matrix[] _biases;

    /// <summary>Creates a block of zeros.</summary>
    public Parameters(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _values = new float[shape.ParameterCount];
        _weights = new Matrix[shape.Layers.Length];
        _biases = new Matrix[shape.Layers.Length];
        var offset = 0;
        for (var i = 0; i < shape.Layers.Length; i++)
        {
            var layer = shape.Layers[i];
            _weights[i] = new Matrix(_values, offset, layer.Outputs, layer.Inputs);
            offset += layer.Outputs * layer.Inputs;
            _biases[i] = new Matrix(_values, offset, layer.Outputs, 1);
            offset += layer.Outputs;
        }
    }

    /// <summary>The network's shape.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Every parameter: per layer the weights row by row, then the biases.</summary>
    public Span<float> Values => _values;

    /// <summary>The weights of one layer, [outputs, inputs]: a view.</summary>
    public Matrix Weights(int layer) => _weights[layer];

    /// <summary>The biases of one layer, [outputs, 1]: a view.</summary>
    public Matrix Biases(int layer) => _biases[layer];
}
