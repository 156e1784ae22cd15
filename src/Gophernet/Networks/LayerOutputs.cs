using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The memory of a forward pass: one matrix a layer, [outputs, rows]. It grows to the largest batch it has seen and is used again.</summary>
public sealed class LayerOutputs
{
    private readonly Matrix[] _layers;

    /// <summary>Creates the memory for networks of one shape.</summary>
    public LayerOutputs(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        _layers = [.. shape.Layers.Select(_ => new Matrix(0, 0))];
    }

    /// <summary>What one layer puts out, [outputs, rows].</summary>
    public Matrix this[int layer] => _layers[layer];

    internal void Resize(NetworkShape shape, int rows)
    {
        if (_layers.Length != shape.Layers.Length)
        {
            throw new ArgumentException($"Memory for {_layers.Length} layers does not fit a network of {shape.Layers.Length}.");
        }

        for (var i = 0; i < _layers.Length; i++)
        {
            _layers[i].Resize(shape.Layers[i].Outputs, rows);
        }
    }
}
