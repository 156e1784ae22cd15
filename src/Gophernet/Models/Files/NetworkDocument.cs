using System.Text.Json;
using Gophernet.Networks;

namespace Gophernet.Models.Files;

/// <summary>The shape of a network as JSON.</summary>
internal static class NetworkDocument
{
    public static void Write(NetworkShape shape, Utf8JsonWriter json)
    {
        json.WriteStartObject("network");
        if (shape.Input is { } input)
        {
            json.WriteStartArray("inputs");
            foreach (var group in input.Groups)
            {
                json.WriteStartObject();
                json.WriteString("kind", NetworkNames.InputKinds.NameOf(group.Kind));
                json.WriteNumber("inputs", group.Inputs);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteBoolean("scaled", input.IsScaled);
        }

        json.WriteStartArray("layers");
        foreach (var layer in shape.Layers)
        {
            json.WriteStartObject();
            json.WriteNumber("inputs", layer.Inputs);
            json.WriteNumber("outputs", layer.Outputs);
            json.WriteString("activation", NetworkNames.Activations.NameOf(layer.Activation));
            if (layer.IsParametric)
            {
                json.WriteBoolean("parametric", true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    public static NetworkShape Read(JsonNodeReader node)
    {
        var layers = node.Child("layers").Items().Select(layer => new LayerShape(
            layer.Child("inputs").Whole(1, int.MaxValue),
            layer.Child("outputs").Whole(1, int.MaxValue),
            layer.Child("activation").Name(NetworkNames.Activations),
            layer.Has("parametric") && layer.Child("parametric").Truth()));
        try
        {
            return new NetworkShape(ReadInput(node), [.. layers]);
        }
        catch (Exception e) when (e is ArgumentException or GophernetException or OverflowException)
        {
            throw node.Fault(e.Message);
        }
    }

    private static InputShape? ReadInput(JsonNodeReader node) => !node.Has("inputs") ? null : new InputShape(
        [.. node.Child("inputs").Items().Select(group =>
            new InputGroup(group.Child("kind").Name(NetworkNames.InputKinds), group.Child("inputs").Whole(1, int.MaxValue)))],
        node.Child("scaled").Truth());
}
