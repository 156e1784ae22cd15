using System.Buffers;
using System.Collections.Immutable;
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
    private const int MaxNetworks = 100; // as options take
    private const float MinNetworkWeight = 1e-6f; // less would be lost in the mean
    private const int MaxVersionLength = 100;

    /// <summary>Writes the document, without spaces.</summary>
    public static byte[] Write(Model model)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(model, json);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes what is known of a document before training: all that can be long.</summary>
    public static byte[] Write(ModelTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            SchemaDocument.Write(trainer.Schema, json);
            NetworkDocument.Write(trainer.Shapes, json);
            TrainingDocument.Write(new TrainingRecord(ProductVersion.Current, trainer.Options, trainer.Rows.LearntCount, 0, [], 0), json);
            RecordDocument.Write(trainer.RecordOf(), json, hasBulk: true);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The bytes that the outcome of training may add to that: scores, metrics, costs and best epochs.</summary>
    public static int RoomFor(Target target)
    {
        const int Fixed = 1 << 18;
        const int OfOutput = 1_000;
        const int OfNumber = 26;
        var classes = target is ClassTarget ? target.OutputCount : 0;
        var numbers = PredictionRanges.ScoresCount(target) * ConformalScores.MaxValues + classes * classes;
        return Fixed + target.OutputCount * OfOutput + numbers * OfNumber;
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
        NetworkDocument.Write([.. model.Networks.Select(network => network.Shape)], json);
        TrainingDocument.Write(model.Training, json);
        if (model.Record is not null)
        {
            RecordDocument.Write(model.Record, json, hasBulk);
        }

        json.WriteEndObject();
    }

    /// <summary>Reads a document that may come from anyone.</summary>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    /// <returns>The model without its networks, the shape of each and the names of its tensors, and its fingerprint.</returns>
    internal static (Model Model, ImmutableArray<(NetworkShape Shape, ImmutableArray<string> TensorNames)> Networks, string Fingerprint) Read(
        ReadOnlyMemory<byte> document, string source, int format)
    {
        var root = new JsonNodeReader(Parse(document, source), source, "gophernet");
        var schema = SchemaDocument.Read(root.Child("schema"));
        var networkCount = root.Child("networks").Whole(1, MaxNetworks);
        var networks = NetworkDocument.Read(root, networkCount, schema, format);
        var shape = networks[0].Shape;
        if (schema.Target.OutputCount != shape.Outputs)
        {
            throw root.Fault($"its {schema.Target.OutputCount} outputs do not fit a network of {shape}");
        }

        var training = TrainingDocument.Read(
            root.Child("training"), VersionOf(root.Child("version")), networks.Select(network => network.Shape), schema.Target);

        var model = new Model(schema, [], training)
        {
            Record = root.Has("record") ? RecordDocument.Read(root.Child("record"), schema, networkCount) : null,
            Temperature = root.Has("temperature") ? TemperatureOf(root.Child("temperature"), schema.Target) : 1,
            Threshold = root.Has("threshold") ? ThresholdOf(root.Child("threshold"), schema.Target) : null,
            LogitOffsets = root.Has("logit_offsets") ? [.. Classes(root.Child("logit_offsets"), schema).Select(offset => offset.Single())] : [],
            DecisionWeights = root.Has("decision_weights") ? WeightsOf(root.Child("decision_weights"), schema) : [],
            Costs = root.Has("costs") ? Costs(root.Child("costs"), schema) : null,
            Scores = ScoresDocument.Read(root, schema.Target),
            Weights = root.Has("weights") ? [.. root.Child("weights").Items(networkCount, networkCount).Select(NetworkWeightOf)] : [],
        };
        return (model, networks, root.Child("fingerprint").Hash(Fingerprint.Length));
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
        WriteNumbers(json, "weights", model.Weights, json.WriteNumberValue);
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

    private static JsonValue Parse(ReadOnlyMemory<byte> document, string source)
    {
        try
        {
            return JsonParser.Parse(document);
        }
        catch (FormatException e)
        {
            throw new GophernetException(new Place(source), $"a damaged model: its metadata is not JSON ({e.Message})", "Train the model again.", e);
        }
    }

    /// <summary>What is said of each class, all of them.</summary>
    private static List<JsonNodeReader> Classes(JsonNodeReader node, Schema schema) =>
        schema.Target is ClassTarget classes && node.Items().Count == classes.Classes.Length
            ? [.. node.Items()]
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
                costs.Set(actual, decided, row[decided].Number(0, double.MaxValue));
            }
        }

        return costs;
    }

    private static string VersionOf(JsonNodeReader node) =>
        node.Text() is var version && version.Length <= MaxVersionLength && !version.Any(char.IsControl) ? version : throw node.Fault("it is no version");

    /// <summary>A temperature: logits are multiplied by its inverse, as a float.</summary>
    private static double TemperatureOf(JsonNodeReader node, Target target)
    {
        var temperature = node.Number();
        if (!(temperature > 0) || (float)(1 / temperature) is not (> 0 and < float.PositiveInfinity))
        {
            throw node.Fault("it is not above 0, or too large or small");
        }

        return target is not NumberTarget ? temperature : throw node.Fault("numbers have no temperature");
    }

    private static double ThresholdOf(JsonNodeReader node, Target target) => target is ClassTarget { Classes.Length: 2 }
        ? node.Number(0, 1)
        : throw node.Fault("a threshold is for two classes");

    private static float NetworkWeightOf(JsonNodeReader node) =>
        node.Single() is var weight and >= MinNetworkWeight and <= MaxNetworks ? weight : throw node.Fault("it is not what a network counts");

    private static ImmutableArray<double> WeightsOf(JsonNodeReader node, Schema schema)
    {
        ImmutableArray<double> weights = [.. Classes(node, schema).Select(weight => weight.Number(0, float.MaxValue))];
        return weights.Any(weight => weight > 0) ? weights : throw node.Fault("all are 0");
    }
}
