using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Tables;
using Gophernet.Tables.Targets;
using Gophernet.Training.Options;

namespace Gophernet.Models.Files;

/// <summary>The shape of a network as JSON: its steps, first to last.</summary>
internal static class NetworkDocument
{
    private const int MaxOutputs = Target.MaxColumns > ClassTarget.MaxClasses ? Target.MaxColumns : ClassTarget.MaxClasses;

    /// <summary>Writes the shapes of networks: that of the first; and where others have another, which each has.</summary>
    /// <param name="shapes">The shape of each network: those of one kind share an object.</param>
    /// <param name="json">Receives it.</param>
    public static void Write(ImmutableArray<NetworkShape> shapes, Utf8JsonWriter json)
    {
        json.WritePropertyName("network");
        Write(shapes[0], json);
        var kinds = shapes.Distinct();
        if (kinds.Length == 1)
        {
            return;
        }

        json.WriteStartArray("other_networks");
        foreach (var kind in kinds.AsSpan(1))
        {
            Write(kind, json);
        }

        json.WriteEndArray();
        json.WriteStartArray("kinds");
        foreach (var shape in shapes)
        {
            json.WriteNumberValue(Array.IndexOf(kinds, shape));
        }

        json.WriteEndArray();
    }

    private static void Write(NetworkShape shape, Utf8JsonWriter json)
    {
        json.WriteStartObject();
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
        if (shape.IsComparing)
        {
            json.WriteNumber("compared_outputs", shape.Outputs);
        }
    }

    /// <summary>The activation of a layer; one over all its neurons is for outputs.</summary>
    private static Activation ActivationOf(JsonNodeReader node, bool isOutput) =>
        node.Name(NetworkNames.Activations) is var activation && (isOutput || activation.IsElementwise)
            ? activation
            : throw node.Fault($"{activation.Name} is for the last layer");

    /// <summary>Reads the shape of each network, and the names of its tensors in the file.</summary>
    /// <param name="root">The document.</param>
    /// <param name="count">The number of networks.</param>
    /// <param name="schema">The schema that stands beside them.</param>
    /// <param name="format">The number of the file's format.</param>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    public static ImmutableArray<(NetworkShape Shape, ImmutableArray<string> TensorNames)> Read(JsonNodeReader root, int count, Schema schema, int format)
    {
        var kinds = new List<(NetworkShape Shape, ImmutableArray<string>)> { Read(root.Child("network"), schema, format) };
        if (!root.Has("other_networks"))
        {
            return [.. Sequences.Range(count).Select(_ => kinds[0])];
        }

        var first = kinds[0].Shape;
        foreach (var node in root.Child("other_networks").Items(1, count))
        {
            var kind = Read(node, schema, format);
            kinds.Add(StandsBeside(kind.Shape, first) ? kind : throw node.Fault($"a network of {kind.Shape} does not stand beside one of {first}"));
        }

        return [.. root.Child("kinds").Items(count, count).Select(node => kinds[node.Whole(0, kinds.Count - 1)])];
    }

    /// <summary>Whether two networks differ in how they take their inputs alone; where one compares rows, their outputs must be the same.</summary>
    private static bool StandsBeside(NetworkShape shape, NetworkShape other)
    {
        if (shape.IsComparing || other.IsComparing)
        {
            return shape.Outputs == other.Outputs && shape.OutputActivation == other.OutputActivation;
        }

        if (shape.Layers.Length != other.Layers.Length || shape.Input?.IsScaled != other.Input?.IsScaled)
        {
            return false;
        }

        for (var i = 0; i < shape.Layers.Length; i++)
        {
            if ((i == 0 ? shape.Layers[i] with { Inputs = other.Layers[i].Inputs } : shape.Layers[i]) != other.Layers[i])
            {
                return false;
            }
        }

        return true;
    }

    private static (NetworkShape Shape, ImmutableArray<string> TensorNames) Read(JsonNodeReader node, Schema schema, int format)
    {
        var list = node.Child("layers").Items();
        var layers = list.Select((layer, i) => new LayerShape(
            layer.Child("inputs").Whole(1, int.MaxValue),
            layer.Child("outputs").Whole(1, i == list.Count - 1 ? MaxOutputs : WidthsOption.MaxWidth),
            ActivationOf(layer.Child("activation"), isOutput: i == list.Count - 1),
            layer.Has("parametric") && layer.Child("parametric").Truth()));
        try
        {
            ImmutableArray<InputStep> steps = node.Has("inputs") ? [.. node.Child("inputs").Items().Select(InputKinds.Read)] : [];
            var isScaled = node.Has("inputs") && node.Child("scaled").Truth();
            var shape = new NetworkShape(
                format == 1 ? new InputShape(FormatOne.Steps(steps, schema, layers[0].Inputs), isScaled)
                    : node.Has("inputs") ? new InputShape(steps, isScaled) : null,
                [.. layers], node.Has("compared_outputs") ? node.Child("compared_outputs").Whole(1, MaxOutputs) : 0);
            NetworkPlan.RequireFit(schema, shape);
            return (shape, format == 1 ? FormatOne.TensorNames(steps, shape) : [.. shape.Tensors.Select(tensor => tensor.Name)]);
        }
        catch (Exception e) when (e is ArgumentException or GophernetException { Place: null } or OverflowException or IndexOutOfRangeException)
        {
            throw node.Fault(e.Message);
        }
    }
}
