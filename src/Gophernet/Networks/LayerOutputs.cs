using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>The memory of a forward pass: what every layer puts out. It grows to the largest batch it has seen and is used again.</summary>
internal sealed class LayerOutputs
{
    private readonly PanelMatrix[] _outputs;
    private readonly PanelMatrix[] _preActivations;
    private readonly PanelMatrix[] _activated;
    private readonly PanelMatrix[] _passed;

    /// <summary>Creates the memory for networks of one shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="hasDropout">Whether some neurons may be left out.</param>
    /// <param name="isForGradient">Whether what the derivatives need is kept, where it takes memory of its own.</param>
    public LayerOutputs(NetworkShape shape, bool hasDropout = false, bool isForGradient = false)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Input = shape.Input is null ? null : new InputStage(shape.Input);
        _outputs = [.. shape.Layers.Select(_ => new PanelMatrix(0, 0))];
        _preActivations = [.. shape.Layers.Select((layer, i) => layer.NeedsPreActivation ? new PanelMatrix(0, 0) : _outputs[i])];
        _activated = [.. shape.Layers.Select((layer, i) => isForGradient && layer.IsParametric ? new PanelMatrix(0, 0) : _outputs[i])];
        _passed = hasDropout ? [.. shape.Layers.Select(_ => new PanelMatrix(0, 0))] : _outputs;
        Comparison = shape.IsComparing ? new RowComparison() : null;
    }

    /// <summary>What one layer puts out, [outputs, rows].</summary>
    public PanelMatrix this[int layer] => _outputs[layer];

    /// <summary>Asked within products that take long.</summary>
    public CancellationToken Cancellation
    {
        get;
        set
        {
            field = value;
            Input?.Product.Cancellation = value;
        }
    }

    /// <summary>What is done to the inputs first, or null.</summary>
    internal InputStage? Input { get; }

    /// <summary>Compares with training rows last, or null.</summary>
    internal RowComparison? Comparison { get; }

    /// <summary>The weighted sums of one layer, [outputs, rows]: the same matrix as its outputs, and overwritten by them, where no slope needs them.</summary>
    internal PanelMatrix PreActivations(int layer) => _preActivations[layer];

    /// <summary>The activation of one layer before it is weighed, [outputs, rows]: the same matrix as its outputs where no derivative needs it.</summary>
    internal PanelMatrix Activated(int layer) => _activated[layer];

    /// <summary>What the next layer gets of a hidden layer's outputs, [outputs, rows]: the same matrix where nothing is left out.</summary>
    internal PanelMatrix Passed(int layer) => _passed[layer];

    internal void Resize(NetworkShape shape, int rows)
    {
        if (_outputs.Length != shape.Layers.Length)
        {
            throw new ArgumentException($"Memory for {_outputs.Length} layers does not fit a network of {shape.Layers.Length}.");
        }

        Input?.Resize(rows, shape.Outputs);
        for (var i = 0; i < _outputs.Length; i++)
        {
            _outputs[i].Resize(shape.Layers[i].Outputs, rows);
            _preActivations[i].Resize(shape.Layers[i].Outputs, rows);
            _activated[i].Resize(shape.Layers[i].Outputs, rows);
            _passed[i].Resize(shape.Layers[i].Outputs, rows);
        }
    }
}
