using Gophernet.Networks.Inputs;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// A feed-forward network: each layer gives activation(W·X + b). A batch stands as [neurons, rows], one neuron's values side by
/// side, so that every loop runs along the rows, however narrow the layers are.
/// </summary>
internal sealed class Network
{
    // So many panels are taken through a layer's product and its activation together: they stay in the nearest cache, and weights that do not
    // are read but once for all of them.
    private const int PanelGroup = 4;

    /// <summary>Creates a network round parameters; it does not copy them.</summary>
    /// <param name="parameters">The weights and biases.</param>
    /// <param name="neighbours">The training rows that rows are compared with; null where none are, and while the network learns.</param>
    public Network(Parameters parameters, NeighbourRows? neighbours = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (Parameters, Neighbours) = (parameters, neighbours);
    }

    /// <summary>The weights and biases.</summary>
    public Parameters Parameters { get; }

    /// <summary>The training rows that rows are compared with; null where none are, and while the network learns.</summary>
    public NeighbourRows? Neighbours { get; }

    /// <summary>The widths and activations of the layers.</summary>
    public NetworkShape Shape => Parameters.Shape;

    /// <summary>A network of the same shape with parameters of its own, which have the same values.</summary>
    public Network Copy()
    {
        var parameters = new Parameters(Shape);
        parameters.CopyFrom(Parameters);
        return new Network(parameters, Neighbours);
    }

    /// <summary>Makes the weights of some numbers 0, which enter the first layer as they are.</summary>
    /// <param name="mask">Which of the numbers of a row keep theirs.</param>
    public void Ignore(ReadOnlySpan<bool> mask)
    {
        var (weights, steps) = (Parameters.Weights(0), Shape.Input is { } input ? input.Steps : [new PlainInput(Shape.Inputs)]);
        var places = InputPlace.Of(steps.AsSpan());
        for (var step = 0; step < steps.Length; step++)
        {
            for (var i = 0; i < steps[step].Numbers; i++)
            {
                for (var neuron = 0; neuron < weights.Rows && !mask[places[step].Number + i]; neuron++)
                {
                    weights[neuron, places[step].Column + i] = 0;
                }
            }
        }
    }

    /// <summary>Feeds a batch forward. Nothing is allocated once the workspace has seen a batch as large.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="layers">Receives what every layer puts out.</param>
    /// <param name="inverseTemperature">What the logits are multiplied with: 1 / temperature.</param>
    /// <param name="offsets">What is added to the logits then, [outputs]; empty for nothing.</param>
    /// <returns>The outputs, [outputs, rows]: a matrix of <paramref name="layers"/>.</returns>
    /// <exception cref="ArgumentException">The inputs or the workspace do not fit the network.</exception>
    public PanelMatrix Forward(in InputBatch inputs, LayerOutputs layers, float inverseTemperature = 1, ReadOnlySpan<float> offsets = default)
    {
        var logits = ForwardLogits(inputs, layers);
        if (inverseTemperature != 1)
        {
            Multiply(logits.Values, inverseTemperature);
        }

        if (!offsets.IsEmpty)
        {
            Add(logits, offsets);
        }

        var outputs = layers.Comparison?.Outputs ?? layers[Shape.Layers.Length - 1];
        Shape.OutputActivation.Apply(logits, outputs, 0, logits.PanelCount);
        return outputs;
    }

    /// <summary>Feeds a batch forward up to the logits, in front of the last activation.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="layers">Receives what every layer puts out.</param>
    /// <returns>The logits, [outputs, rows].</returns>
    /// <exception cref="InvalidOperationException">The network compares rows, and has none to compare with.</exception>
    internal PanelMatrix ForwardLogits(in InputBatch inputs, LayerOutputs layers)
    {
        var sums = ForwardLayers(inputs, layers);
        return layers.Comparison is not { } comparison ? sums
            : comparison.Run(
                Neighbours ?? throw new InvalidOperationException("There are no rows to compare with."), sums, Shape.OutputActivation, layers.Cancellation);
    }

    /// <summary>Feeds a batch forward up to the pre-activations of the last layer: the logits, or where rows are that are compared.</summary>
    /// <param name="inputs">The rows.</param>
    /// <param name="layers">Receives what every layer puts out.</param>
    /// <param name="dropout">The hidden neurons that are left out; none by default.</param>
    /// <returns>[outputs of the last layer, rows].</returns>
    internal PanelMatrix ForwardLayers(in InputBatch inputs, LayerOutputs layers, DropoutMask dropout = default)
    {
        ArgumentNullException.ThrowIfNull(layers);
        RequireFit(inputs);
        layers.Resize(Shape, inputs.RowCount);
        layers.Input?.Forward(Parameters, inputs);
        var current = inputs.Numbers;
        for (var i = 0; i < Shape.Layers.Length; i++)
        {
            var isLast = i == Shape.Layers.Length - 1;
            for (var panel = 0; panel < inputs.PanelCount; panel += PanelGroup)
            {
                var count = Math.Min(PanelGroup, inputs.PanelCount - panel);
                if (i == 0 && layers.Input is { } input)
                {
                    input.Product.Multiply(Parameters.Weights(0), Parameters.Biases(0), layers.PreActivations(0), panel, count);
                }
                else
                {
                    PanelProduct.Multiply(Parameters.Weights(i), Parameters.Biases(i), current, layers.PreActivations(i), panel, count, layers.Cancellation);
                }

                if (!isLast)
                {
                    Shape.Layers[i].Activation.Apply(
                        Parameters.ActivationWeights(i), layers.PreActivations(i), layers.Activated(i), layers[i], panel, count);
                    if (!dropout.IsEmpty)
                    {
                        dropout.Apply(i, layers[i], layers.Passed(i), panel, count);
                    }
                }
            }

            current = dropout.IsEmpty ? layers[i] : layers.Passed(i);
        }

        var logits = layers.PreActivations(Shape.Layers.Length - 1);
        layers.Input?.AddDirect(logits);
        return logits;
    }

    private void RequireFit(in InputBatch inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs.Numbers);
        if (inputs.Numbers.Rows != Shape.Numbers || inputs.Codes.Columns != Shape.CodeColumns || inputs.Texts.Length != Shape.TextColumns)
        {
            throw new ArgumentException(
                $"{inputs.Numbers.Rows} numbers, {inputs.Codes.Columns} categories and {inputs.Texts.Length} texts a row, "
                + $"for a network of {Shape.Numbers}, {Shape.CodeColumns} and {Shape.TextColumns}.");
        }
    }

    private static void Add(PanelMatrix logits, ReadOnlySpan<float> offsets)
    {
        for (var i = 0; i < offsets.Length; i++)
        {
            for (var row = 0; row < logits.Columns; row++)
            {
                logits[i, row] += offsets[i];
            }
        }
    }

    private static void Multiply(Span<float> values, float factor)
    {
        for (var i = 0; i < values.Length; i += VectorLoop.Width)
        {
            VectorLoop.Store(VectorLoop.Load(values, i) * factor, values, i);
        }
    }
}
