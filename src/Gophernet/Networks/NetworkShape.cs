using System.Collections.Immutable;

namespace Gophernet.Networks;

/// <summary>One layer: how many numbers go in, how many neurons it has, and their activation.</summary>
/// <param name="Inputs">The number of inputs of each neuron.</param>
/// <param name="Outputs">The number of neurons.</param>
/// <param name="Activation">What each does to its weighted sum.</param>
public readonly record struct LayerShape(int Inputs, int Outputs, Activation Activation)
{
    /// <summary>Weights and biases together.</summary>
    public long ParameterCount => ((long)Inputs + 1) * Outputs;
}

/// <summary>The layers of a network, first to last: any number, of any width.</summary>
public sealed class NetworkShape
{
    /// <summary>Creates a shape.</summary>
    /// <param name="layers">At least one; each takes what the one before gives.</param>
    /// <exception cref="ArgumentException">There is no layer, a width is not positive, or two neighbours do not fit.</exception>
    /// <exception cref="GophernetException">There are more parameters than one array holds.</exception>
    public NetworkShape(params ImmutableArray<LayerShape> layers)
    {
        if (layers.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A network needs at least one layer.");
        }

        long parameters = 0;
        for (var i = 0; i < layers.Length; i++)
        {
            var layer = layers[i];
            if (layer.Inputs < 1 || layer.Outputs < 1)
            {
                throw new ArgumentException($"Layer {i} has the widths {layer.Inputs} and {layer.Outputs}: both must be positive.");
            }

            if (i > 0 && layer.Inputs != layers[i - 1].Outputs)
            {
                throw new ArgumentException($"Layer {i} takes {layer.Inputs} inputs, but layer {i - 1} has {layers[i - 1].Outputs} outputs.");
            }

            parameters += layer.ParameterCount;
            if (parameters > Array.MaxLength)
            {
                throw new GophernetException($"a network with {parameters} parameters after layer {i}: more than {Array.MaxLength}",
                    "Make its layers narrower.");
            }
        }

        Layers = layers;
        ParameterCount = (int)parameters;
    }

    /// <summary>A chain of layers from widths alone: <c>Create(4, [3], Sigmoid, 3, Sigmoid)</c> is the article's 4-3-3.</summary>
    /// <param name="inputs">The number of features.</param>
    /// <param name="hidden">The widths of the hidden layers; none makes a linear model.</param>
    /// <param name="hiddenActivation">The activation of every hidden layer.</param>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="outputActivation">The activation of the last layer.</param>
    /// <exception cref="ArgumentException">A width is not positive.</exception>
    /// <exception cref="GophernetException">There are more parameters than one array holds.</exception>
    public static NetworkShape Create(int inputs, ReadOnlySpan<int> hidden, Activation hiddenActivation, int outputs, Activation outputActivation)
    {
        var layers = ImmutableArray.CreateBuilder<LayerShape>(hidden.Length + 1);
        foreach (var width in hidden)
        {
            layers.Add(new LayerShape(inputs, width, hiddenActivation));
            inputs = width;
        }

        layers.Add(new LayerShape(inputs, outputs, outputActivation));
        return new NetworkShape(layers.MoveToImmutable());
    }

    /// <summary>The layers, first to last.</summary>
    public ImmutableArray<LayerShape> Layers { get; }

    /// <summary>The number of features.</summary>
    public int Inputs => Layers[0].Inputs;

    /// <summary>The number of outputs.</summary>
    public int Outputs => Layers[^1].Outputs;

    /// <summary>The activation of the last layer.</summary>
    public Activation OutputActivation => Layers[^1].Activation;

    /// <summary>Weights and biases of all layers together.</summary>
    public int ParameterCount { get; }

    /// <summary>The widths as people write them: <c>4-3-3</c>.</summary>
    public override string ToString() => string.Join('-', Layers.Select(layer => layer.Outputs).Prepend(Inputs));
}
