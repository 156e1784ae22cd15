using System.Globalization;
using Gophernet.Models.Export.Onnx.Activations;
using Gophernet.Models.Export.Onnx.Features;
using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Models.Export.Onnx.Inputs;
using Gophernet.Networks;

namespace Gophernet.Models.Export.Onnx.Networks;

/// <summary>Networks as nodes: what their layers put out for encoded rows, and the mean of that.</summary>
internal static class NetworkExport
{
    /// <summary>Computes what the networks of a model put out, averaged.</summary>
    /// <param name="model">The model.</param>
    /// <param name="row">The encoded row.</param>
    /// <returns>Floats, [rows, outputs].</returns>
    public static GraphValue MeanOf(Model model, EncodedRow row)
    {
        if (model.Networks.Length == 1)
        {
            return OutputsOf(model, model.Networks[0], row, "");
        }

        GraphValue? sum = null;
        var total = 0f;
        for (var i = 0; i < model.Networks.Length; i++)
        {
            var weight = model.Weights.IsEmpty ? 1 : model.Weights[i];
            var outputs = OutputsOf(model, model.Networks[i], row, string.Create(CultureInfo.InvariantCulture, $"networks.{i}.")) * weight;
            sum = sum is { } before ? before + outputs : outputs;
            total += weight;
        }

        return sum! / total;
    }

    private static GraphValue OutputsOf(Model model, Network network, EncodedRow row, string name)
    {
        var (shape, parameters) = (network.Shape, network.Parameters);
        var current = InputExports.Apply(row, parameters, name);
        var graph = current.Graph;
        for (var i = 0; i < shape.Layers.Length; i++)
        {
            var (layer, prefix) = (shape.Layers[i], string.Create(CultureInfo.InvariantCulture, $"{name}layers.{i}."));
            current = current.Weigh(
                graph.Constant(prefix + "weight", parameters.Weights(i).Values, layer.Outputs, layer.Inputs),
                graph.Constant(prefix + "bias", parameters.Biases(i).Values, layer.Outputs));
            if (i == shape.Layers.Length - 1)
            {
                break;
            }

            var activated = ActivationExports.Apply(layer.Activation, current);
            current = parameters.ActivationWeights(i) is { } weights
                ? current + (activated - current) * graph.Constant(prefix + "activation_weight", weights.Values, layer.Outputs)
                : activated;
        }

        var logits = network.Neighbours is { } neighbours ? NeighbourExport.LogitsOf(current, neighbours, shape.OutputActivation, name) : current;
        if (model.Temperature != 1)
        {
            logits *= (float)(1 / model.Temperature);
        }

        if (!model.LogitOffsets.IsEmpty)
        {
            logits += graph.Constant("logit_offsets", model.LogitOffsets.AsSpan(), model.LogitOffsets.Length);
        }

        return ActivationExports.Apply(shape.OutputActivation, logits);
    }
}
