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

    /// <summary>Computes the loss of a block of rows and its gradient, both summed over the rows.</summary>
    /// <param name="inputs">[inputs, rows].</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="gradient">Overwritten by ∂loss/∂parameter.</param>
    /// <returns>The loss.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit the network.</exception>
    public double Run(Matrix inputs, Matrix targets, Parameters gradient)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(gradient);
        var shape = _network.Shape;
        var last = shape.Layers.Length - 1;
        var outputs = _network.Forward(inputs, _outputs);
        targets.RequireShape(outputs.Rows, outputs.Columns);
        var loss = LossFunctions.Value(_loss, shape.OutputActivation, outputs, targets);

        _slopes.Resize(shape, inputs.Columns);
        LossFunctions.Slopes(_loss, shape.OutputActivation, outputs, targets, _slopes[last]);
        for (var i = last; i >= 0; i--)
        {
            var slopes = _slopes[i];
            MatrixProduct.MultiplyTransposedRight(slopes, i == 0 ? inputs : _outputs[i - 1], gradient.Weights(i));
            slopes.SumAlongAxis(1, gradient.Biases(i));
            if (i > 0)
            {
                MatrixProduct.MultiplyTransposedLeft(_network.Parameters.Weights(i), slopes, _slopes[i - 1]);
                ActivationFunctions.MultiplyBySlope(shape.Layers[i - 1].Activation, _outputs[i - 1], _slopes[i - 1]);
            }
        }

        return loss;
    }
}
