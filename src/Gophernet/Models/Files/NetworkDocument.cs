using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Tables;

namespace Gophernet.Models.Files;

/// <summary>The shape of a network as JSON: its steps, first to last.</summary>
internal static class NetworkDocument
{
    public static void Write(NetworkShape shape, Utf8JsonWriter json)
    {
        json.WriteStartObject("network");
        if (shape.Input is { } input)
        {
            json.WriteStartArray("inputs");
            foreach (var step in input.Steps)
            {
                json.WriteStartObject();
                json.WriteString("kind", step.Kind);
                step.WriteJson(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("scaled", input.IsScaled);
        }

        WriteLayers(shape, json);
        json.WriteEndObject();
    }

    /// <summary>Writes the layers, which are the same in all formats.</summary>
    internal static void WriteLayers(NetworkShape shape, Utf8JsonWriter json)
    {
        json.WriteStartArray("layers");
        foreach (var layer in shape.Layers)
        {
            json.WriteStartObject();
            json.WriteNumber("inputs", layer.Inputs);
            json.WriteNumber("outputs", layer.Outputs);
            json.WriteString("activation", layer.Activation.Name);
            if (layer.IsParametric)
            {
                json.WriteBoolean("parametric", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads a shape, and the names of its tensors in the file.</summary>
    /// <param name="node">The network.</param>
    /// <param name="schema">The schema that stands beside it.</param>
    /// <param name="format">The number of the file's format.</param>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    public static (NetworkShape Shape, ImmutableArray<string> TensorNames) Read(JsonNodeReader node, Schema schema, int format)
    {
        var layers = node.Child("layers").Items().Select(layer => new LayerShape(
            layer.Child("inputs").Whole(1, int.MaxValue),
            layer.Child("outputs").Whole(1, int.MaxValue),
            layer.Child("activation").Name(NetworkNames.Activations),
            layer.Has("parametric") && layer.Child("parametric").Truth()));
        try
        {
            ImmutableArray<InputStep> steps = node.Has("inputs") ? [.. node.Child("inputs").Items().Select(InputKinds.Read)] : [];
            var isScaled = node.Has("inputs") && node.Child("scaled").Truth();
            var shape = new NetworkShape(
                format == 1 ? new InputShape(FormatOne.Steps(steps, schema, layers[0].Inputs), isScaled)
                    : node.Has("inputs") ? new InputShape(steps, isScaled) : null,
                [.. layers]);
            NetworkPlan.RequireFit(schema, shape);
            return (shape, format == 1 ? FormatOne.TensorNames(steps, shape) : [.. shape.Tensors.Select(tensor => tensor.Name)]);
        }
        catch (Exception e) when (e is ArgumentException or GophernetException { Place: null } or OverflowException or IndexOutOfRangeException)
        {
            throw node.Fault(e.Message);
        }
    }
}
