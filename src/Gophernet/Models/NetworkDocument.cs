using System.Text.Json;
using Gophernet.Networks;

namespace Gophernet.Models;

/// <summary>The shape of a network as JSON.</summary>
internal static class NetworkDocument
{
    public static void Write(NetworkShape shape, Utf8JsonWriter json)
    {
        json.WriteStartObject("network");
        json.WriteStartArray("layers");
        foreach (var layer in shape.Layers)
        {
            json.WriteStartObject();
            json.WriteNumber("inputs", layer.Inputs);
            json.WriteNumber("outputs", layer.Outputs);
            json.WriteString("activation", NetworkNames.Activations.NameOf(layer.Activation));
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
            layer.Child("activation").Name(NetworkNames.Activations)));
        try
        {
            return new NetworkShape([.. layers]);
        }
        catch (Exception e) when (e is ArgumentException or GophernetException)
        {
            throw node.Fault(e.Message);
        }
    }
}
