using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The memory of a forward pass: what every layer puts out. It grows to the largest batch it has seen and is used again.</summary>
public sealed class LayerOutputs
{
    private readonly PanelMatrix[] _outputs;
    private readonly PanelMatrix[] _sums;

    /// <summary>Creates the memory for networks of one shape.</summary>
    public LayerOutputs(NetworkShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        _outputs = [.. shape.Layers.Select(_ => new PanelMatrix(0, 0))];
        _sums = [.. shape.Layers.Select((layer, i) => ActivationFunctions.NeedsSum(layer.Activation) ? new PanelMatrix(0, 0) : _outputs[i])];
    }

    /// <summary>What one layer puts out, [outputs, rows].</summary>
    public PanelMatrix this[int layer] => _outputs[layer];

    /// <summary>The weighted sums of one layer, [outputs, rows]: the same matrix as its outputs, and overwritten by them, where no slope needs them.</summary>
    internal PanelMatrix Sums(int layer) => _sums[layer];

    internal void Resize(NetworkShape shape, int rows)
    {
        if (_outputs.Length != shape.Layers.Length)
        {
            throw new ArgumentException($"Memory for {_outputs.Length} layers does not fit a network of {shape.Layers.Length}.");
        }

        for (var i = 0; i < _outputs.Length; i++)
        {
            _outputs[i].Resize(shape.Layers[i].Outputs, rows);
            _sums[i].Resize(shape.Layers[i].Outputs, rows);
        }
    }
}
