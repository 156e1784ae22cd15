using Gophernet.Networks.Losses;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// The gradient of a loss by all parameters (Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors",
/// 1986). Owns the memory for one block of rows and uses it again.
/// </summary>
internal sealed class Backpropagation
{
    private readonly Network _network;
    private readonly LossFunction _loss;
    private readonly float[] _parameters;
    private readonly LayerOutputs _outputs;
    private readonly LayerOutputs _deltas;
    private readonly PanelMatrix _outputRows = new(0, 0);
    private readonly BatchComparison? _comparison;

    /// <summary>Prepares gradients of a network's parameters.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="hasDropout">Whether hidden neurons may be left out.</param>
    /// <exception cref="ArgumentException">The loss is cross-entropy and the outputs are not probabilities.</exception>
    public Backpropagation(Network network, LossFunction loss, bool hasDropout = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        loss.Kind.RequireFit(network.Shape.OutputActivation);
        _network = network;
        (_loss, _parameters) = (loss, loss.PerOutput);
        _outputs = new LayerOutputs(network.Shape, hasDropout, isForGradient: true);
        _deltas = new LayerOutputs(network.Shape);
        _comparison = network.Shape.IsComparing ? new BatchComparison() : null;
    }

    /// <summary>Asked within products that take long.</summary>
    public CancellationToken Cancellation
    {
        get => _outputs.Cancellation;
        set => _outputs.Cancellation = value;
    }

    /// <summary>Computes the loss of a batch and its gradient, both summed over the rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="gradient">Overwritten by ∂loss/∂parameter.</param>
    /// <param name="dropout">The hidden neurons that are left out; none by default.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the network.</exception>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it.</exception>
    public double Run(Batch batch, Parameters gradient, DropoutMask dropout = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(gradient);
        var shape = _network.Shape;
        var last = shape.Layers.Length - 1;
        var sums = _network.ForwardLayers(batch.Inputs, _outputs, dropout);
        batch.Targets.RequireShape(shape.Outputs, sums.Columns);
        _deltas.Resize(shape, batch.RowCount);
        var loss = _comparison?.Run(sums, batch.Targets, batch.Weights, _loss, shape.OutputActivation, _deltas[last], Cancellation)
            ?? _loss.Kind.Run(_parameters, shape.OutputActivation, sums, _outputs[last], batch.Targets, batch.Weights, _deltas[last]);
        for (var i = last; i >= 0; i--)
        {
            if (i == 0 && _outputs.Input is { } input)
            {
                input.Backward(_network.Parameters, batch.Inputs, _deltas[0], gradient);
            }
            else
            {
                PanelProduct.MultiplyByRows(_deltas[i], InputRows(i, batch, dropout), gradient.Weights(i), Cancellation);
            }

            RowSums.Of(_deltas[i], gradient.Biases(i));
            if (i > 0)
            {
                PropagateBack(i, gradient, dropout);
            }
        }

        return loss;
    }

    /// <summary>Copies what the sparse tensors' gradient is made of, as the last pass left it: ∂loss/∂number of each text, then ∂loss/∂logit.</summary>
    /// <param name="deltas">Receives [rows, numbers of all texts and outputs].</param>
    /// <param name="first">The first row there.</param>
    public void CopyTextDeltas(Matrix deltas, int first)
    {
        _outputs.Input!.CopyTextDeltas(deltas, first);
        var logits = _deltas[_network.Shape.Layers.Length - 1];
        for (var i = 0; i < logits.Rows; i++)
        {
            for (var row = 0; row < logits.Columns; row++)
            {
                deltas[first + row, deltas.Columns - logits.Rows + i] = logits[i, row];
            }
        }
    }

    /// <summary>What a layer takes in, [rows and their padding, inputs].</summary>
    private PanelMatrix InputRows(int layer, Batch batch, DropoutMask dropout)
    {
        if (layer == 0)
        {
            return batch.NumberRows;
        }

        var inputs = dropout.IsEmpty ? _outputs[layer - 1] : _outputs.Passed(layer - 1);
        PanelTransposition.ToRows(inputs, _outputRows);
        return _outputRows;
    }

    /// <summary>From ∂loss/∂sum of a layer to that of the layer before.</summary>
    private void PropagateBack(int layer, Parameters gradient, DropoutMask dropout)
    {
        var (deltas, before) = (_deltas[layer], _deltas[layer - 1]);
        PanelProduct.MultiplyTransposed(_network.Parameters.Weights(layer), deltas, before, Cancellation);
        if (!dropout.IsEmpty)
        {
            dropout.Apply(layer - 1, before, before, 0, before.PanelCount);
        }

        var activation = _network.Shape.Layers[layer - 1].Activation;
        if (_network.Parameters.ActivationWeights(layer - 1) is { } shares)
        {
            activation.MultiplyByWeightedDerivative(
                shares, _outputs.PreActivations(layer - 1), _outputs.Activated(layer - 1), before, gradient.ActivationWeights(layer - 1)!);
        }
        else
        {
            activation.MultiplyByDerivative(_outputs.PreActivations(layer - 1), _outputs[layer - 1], before);
        }
    }
}
