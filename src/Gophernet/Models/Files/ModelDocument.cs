using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gophernet.Json;
using Gophernet.Networks;

namespace Gophernet.Models.Files;

/// <summary>All of a model but its weights, as JSON: what <c>inspect --json</c> shows and what the model file keeps in its metadata.</summary>
internal static class ModelDocument
{
    private const int MaxNetworks = 1_000;

    /// <summary>Writes the document, without spaces.</summary>
    public static string Write(Model model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(model, json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes the document as one JSON object.</summary>
    public static void Write(Model model, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("version", model.Training.Version);
        json.WriteString("fingerprint", Fingerprint.Of(model));
        SchemaDocument.Write(model.Schema, json);
        WriteDecision(model, json);
        ScoresDocument.Write(model.Scores, json);
        json.WriteNumber("networks", model.Networks.Length);
        NetworkDocument.Write(model.Shape, json);
        TrainingDocument.Write(model.Training, json);
        json.WriteEndObject();
    }

    /// <summary>Reads a document that may come from anyone.</summary>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    /// <returns>The model without its networks, their number, shape and names of tensors, and its fingerprint.</returns>
    internal static (Model Model, int NetworkCount, NetworkShape Shape, ImmutableArray<string> TensorNames, string Fingerprint) Read(
        string document, string source, int format)
    {
        var root = new JsonNodeReader(Parse(document, source), source, "gophernet");
        var schema = SchemaDocument.Read(root.Child("schema"));
        var (shape, names) = NetworkDocument.Read(root.Child("network"), schema, format);
        var networkCount = root.Child("networks").Whole(1, MaxNetworks);
        var training = TrainingDocument.Read(root.Child("training"), root.Child("version").Text(), shape, networkCount);
        if (schema.Target.OutputCount != shape.Outputs)
        {
            throw root.Fault($"its {schema.Target.OutputCount} outputs do not fit a network of {shape}");
        }

        var model = new Model(schema, [], training)
        {
            Temperature = root.Has("temperature") ? Above0(root.Child("temperature")) : 1,
            Threshold = root.Has("threshold") ? root.Child("threshold").Number() : null,
            Scores = ScoresDocument.Read(root, schema.Target),
        };
        return (model, networkCount, shape, names, root.Child("fingerprint").Text());
    }

    /// <summary>How outputs become probabilities and decisions, where it is not as usual.</summary>
    internal static void WriteDecision(Model model, Utf8JsonWriter json)
    {
        if (model.Temperature != 1)
        {
            json.WriteNumber("temperature", model.Temperature);
        }

        if (model.Threshold is { } threshold)
        {
            json.WriteNumber("threshold", threshold);
        }
    }

    private static JsonValue Parse(string document, string source)
    {
        try
        {
            return JsonParser.Parse(Encoding.UTF8.GetBytes(document));
        }
        catch (FormatException e)
        {
            throw new GophernetException(new Place(source), $"a damaged model: its metadata is not JSON ({e.Message})", "Train the model again.", e);
        }
    }

    private static double Above0(JsonNodeReader node) => node.Number() is > 0 and var number ? number : throw node.Fault("it is not above 0");
}
