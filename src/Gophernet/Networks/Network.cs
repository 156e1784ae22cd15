using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// A feed-forward network: each layer gives activation(W·X + b). A batch stands as [neurons, rows], one neuron's values side by
/// side, so that every loop runs along the rows, however narrow the layers are.
/// </summary>
public sealed class Network
{
    /// <summary>Creates a network round parameters; it does not copy them.</summary>
    public Network(Parameters parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
    }

    /// <summary>The weights and biases.</summary>
    public Parameters Parameters { get; }

    /// <summary>The widths and activations of the layers.</summary>
    public NetworkShape Shape => Parameters.Shape;

    /// <summary>A network of the same shape with parameters of its own, which have the same values.</summary>
    public Network Copy()
    {
        var parameters = new Parameters(Shape);
        Parameters.Values.CopyTo(parameters.Values);
        return new Network(parameters);
    }

    /// <summary>Feeds a batch forward. Nothing is allocated once the workspace has seen a batch as large.</summary>
    /// <param name="inputs">[inputs, rows].</param>
    /// <param name="layers">Receives what every layer puts out.</param>
    /// <returns>What the last layer puts out, [outputs, rows]: a matrix of <paramref name="layers"/>.</returns>
    /// <exception cref="ArgumentException">The inputs or the workspace do not fit the network.</exception>
    public Matrix Forward(Matrix inputs, LayerOutputs layers)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(layers);
        layers.Resize(Shape, inputs.Columns);
        var current = inputs;
        for (var i = 0; i < Shape.Layers.Length; i++)
        {
            var output = layers[i];
            MatrixProduct.Multiply(Parameters.Weights(i), current, output);
            Elementwise.AddColumn(output, Parameters.Biases(i));
            ActivationFunctions.Apply(Shape.Layers[i].Activation, output);
            current = output;
        }

        return current;
    }
}
