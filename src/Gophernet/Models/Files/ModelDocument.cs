using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Files;

/// <summary>All of a model but its weights, as JSON: what the model file keeps in its metadata, and <c>inspect --json</c> shows but for bulk.</summary>
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
    /// <param name="model">The model.</param>
    /// <param name="json">Receives it.</param>
    /// <param name="hasBulk">Whether what only programs have a use for is written too, which can be long.</param>
    public static void Write(Model model, Utf8JsonWriter json, bool hasBulk = true)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        json.WriteString("version", model.Training.Version);
        json.WriteString("fingerprint", Fingerprint.Of(model));
        SchemaDocument.Write(model.Schema, json, hasBulk);
        WriteDecision(model, json);
        ScoresDocument.Write(model.Scores, json);
        json.WriteNumber("networks", model.Networks.Length);
        NetworkDocument.Write(model.Shape, json);
        TrainingDocument.Write(model.Training, json);
        if (model.Record is not null)
        {
            RecordDocument.Write(model.Record, json, hasBulk);
        }

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
            Record = root.Has("record") ? RecordDocument.Read(root.Child("record"), schema) : null,
            Temperature = root.Has("temperature") ? Above0(root.Child("temperature")) : 1,
            Threshold = root.Has("threshold") ? root.Child("threshold").Number() : null,
            LogitOffsets = root.Has("logit_offsets") ? [.. Classes(root.Child("logit_offsets"), schema).Select(offset => offset.Single())] : [],
            DecisionWeights = root.Has("decision_weights") ? [.. Classes(root.Child("decision_weights"), schema).Select(weight => weight.Number())] : [],
            Costs = root.Has("costs") ? Costs(root.Child("costs"), schema) : null,
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

        WriteNumbers(json, "logit_offsets", model.LogitOffsets, json.WriteNumberValue);
        if (model.Threshold is { } threshold)
        {
            json.WriteNumber("threshold", threshold);
        }

        WriteNumbers(json, "decision_weights", model.DecisionWeights, json.WriteNumberValue);
        if (model.Costs is { } costs)
        {
            WriteCosts(json, costs);
        }
    }

    private static void WriteNumbers<T>(Utf8JsonWriter json, string key, ImmutableArray<T> numbers, Action<T> write)
    {
        if (numbers.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(key);
        foreach (var number in numbers)
        {
            write(number);
        }

        json.WriteEndArray();
    }

    private static void WriteCosts(Utf8JsonWriter json, CostMatrix costs)
    {
        json.WriteStartArray("costs");
        for (var actual = 0; actual < costs.ClassCount; actual++)
        {
            json.WriteStartArray();
            for (var decided = 0; decided < costs.ClassCount; decided++)
            {
                json.WriteNumberValue(costs[actual, decided]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
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

    /// <summary>What is said of each class, all of them.</summary>
    private static List<JsonNodeReader> Classes(JsonNodeReader node, Schema schema) =>
        node.Items() is var items && schema.Target is ClassTarget classes && items.Count == classes.Classes.Length
            ? items
            : throw node.Fault("it is not one for each class");

    private static CostMatrix Costs(JsonNodeReader node, Schema schema)
    {
        var rows = Classes(node, schema);
        var costs = new CostMatrix(rows.Count);
        for (var actual = 0; actual < rows.Count; actual++)
        {
            var row = Classes(rows[actual], schema);
            for (var decided = 0; decided < row.Count; decided++)
            {
                costs.Set(actual, decided, row[decided].Number());
            }
        }

        return costs;
    }

    private static double Above0(JsonNodeReader node) => node.Number() is > 0 and var number ? number : throw node.Fault("it is not above 0");
}
