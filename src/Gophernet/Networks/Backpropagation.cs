using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// The gradient of a loss by all parameters (Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors",
/// 1986). Owns the memory for one block of rows and uses it again.
/// </summary>
public sealed class Backpropagation
{
    private readonly Network _network;
    private readonly Loss _loss;
    private readonly LayerOutputs _outputs;
    private readonly LayerOutputs _slopes;
    private readonly PanelMatrix _outputRows = new(0, 0);

    /// <summary>Prepares gradients of a network's parameters.</summary>
    /// <exception cref="ArgumentException">The loss is cross-entropy and the outputs are not probabilities.</exception>
    public Backpropagation(Network network, Loss loss)
    {
        ArgumentNullException.ThrowIfNull(network);
        LossFunctions.RequireFit(loss, network.Shape.OutputActivation);
        _network = network;
        _loss = loss;
        _outputs = new LayerOutputs(network.Shape);
        _slopes = new LayerOutputs(network.Shape);
    }

    /// <summary>Computes the loss of a batch and its gradient, both summed over the rows.</summary>
    /// <param name="batch">The rows.</param>
    /// <param name="gradient">Overwritten by ∂loss/∂parameter.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the network.</exception>
    public double Run(Batch batch, Parameters gradient)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(gradient);
        var shape = _network.Shape;
        var last = shape.Layers.Length - 1;
        var sums = _network.ForwardSums(batch.Inputs, _outputs);
        batch.Targets.RequireShape(sums.Rows, sums.Columns);
        _slopes.Resize(shape, batch.RowCount);
        var loss = LossFunctions.Run(_loss, shape.OutputActivation, sums, _outputs[last], batch.Targets, _slopes[last]);
        for (var i = last; i >= 0; i--)
        {
            if (i > 0)
            {
                PanelTransposition.ToRows(_outputs[i - 1], _outputRows);
            }

            PanelProduct.MultiplyByRows(_slopes[i], i > 0 ? _outputRows : batch.InputRows, gradient.Weights(i));
            RowSums.Of(_slopes[i], gradient.Biases(i));
            if (i > 0)
            {
                PropagateBack(i);
            }
        }

        return loss;
    }

    /// <summary>From ∂loss/∂sum of a layer to that of the layer before.</summary>
    private void PropagateBack(int layer)
    {
        var (slopes, before) = (_slopes[layer], _slopes[layer - 1]);
        PanelProduct.MultiplyTransposed(_network.Parameters.Weights(layer), slopes, before);
        ActivationFunctions.MultiplyBySlope(
            _network.Shape.Layers[layer - 1].Activation, _outputs.Sums(layer - 1), _outputs[layer - 1], before);
    }
}
