using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>All of a model but its weights, as JSON: what <c>inspect --json</c> shows and what the model file keeps in its metadata.</summary>
public static class ModelDocument
{
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
        WriteSchema(model.Schema, json);
        WriteEncoder(model.Encoder, json);
        WriteNetwork(model.Network.Shape, json);
        WriteTraining(model.Training, json);
        json.WriteEndObject();
    }

    /// <summary>Reads a document that may come from anyone.</summary>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    internal static (Schema Schema, FeatureEncoder Encoder, NetworkShape Shape, TrainingRecord Training) Read(string document, string source)
    {
        try
        {
            using var json = JsonDocument.Parse(document, new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 8 });
            var root = new JsonNodeReader(json.RootElement, source, "gophernet");
            var schema = ReadSchema(root.Child("schema"));
            var shape = ReadNetwork(root.Child("network"));
            var encoder = ReadEncoder(root.Child("encoder"));
            var training = ReadTraining(root.Child("training"), root.Child("version").Text(), shape);
            if (schema.Features.Length != shape.Inputs || schema.Classes.Length != shape.Outputs
                || encoder.Means.Length != shape.Inputs || encoder.Deviations.Length != shape.Inputs)
            {
                throw root.Fault($"its {schema.Features.Length} features and {schema.Classes.Length} classes do not fit a network of {shape}");
            }

            return (schema, encoder, shape, training);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half a surrogate pair
        {
            throw new GophernetException(new Place(source), "a damaged model: its metadata is not JSON", innerException: e);
        }
    }

    private static void WriteSchema(Schema schema, Utf8JsonWriter json)
    {
        json.WriteStartObject("schema");
        WriteTexts("features", schema.Features, json);
        json.WriteString("target_form", TableNames.TargetForms.NameOf(schema.TargetForm));
        WriteTexts("targets", schema.Targets, json);
        WriteTexts("classes", schema.Classes, json);
        json.WriteEndObject();
    }

    private static Schema ReadSchema(JsonNodeReader node)
    {
        var schema = new Schema(
            node.Child("features").Texts(),
            node.Child("target_form").Name(TableNames.TargetForms),
            node.Child("targets").Texts(),
            node.Child("classes").Texts());
        var targets = schema.TargetForm == TargetForm.Label ? 1 : schema.Classes.Length;
        var hasTwice = schema.Features.Distinct().Count() != schema.Features.Length || schema.Classes.Distinct().Count() != schema.Classes.Length;
        return schema.Targets.Length == targets && schema.Classes.Length <= Schema.MostClasses && !hasTwice ? schema : throw node.Fault("features, targets and classes contradict each other");
    }

    private static void WriteEncoder(FeatureEncoder encoder, Utf8JsonWriter json)
    {
        json.WriteStartObject("encoder");
        WriteNumbers("means", encoder.Means, json);
        WriteNumbers("deviations", encoder.Deviations, json);
        json.WriteEndObject();
    }

    private static FeatureEncoder ReadEncoder(JsonNodeReader node)
    {
        var encoder = new FeatureEncoder(node.Child("means").Numbers(), node.Child("deviations").Numbers());
        return encoder.Deviations.All(deviation => deviation > 0) ? encoder : throw node.Fault("a deviation is not positive");
    }

    private static void WriteNetwork(NetworkShape shape, Utf8JsonWriter json)
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

    private static NetworkShape ReadNetwork(JsonNodeReader node)
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

    private static void WriteTraining(TrainingRecord training, Utf8JsonWriter json)
    {
        var options = training.Options;
        json.WriteStartObject("training");
        json.WriteString("preset", options.Preset);
        json.WriteBoolean("standardise_inputs", options.StandardiseInputs);
        json.WriteString("loss", NetworkNames.Losses.NameOf(options.Loss));
        json.WriteString("starting_weights", NetworkNames.StartingWeights.NameOf(options.StartingWeights));
        json.WriteString("optimizer", TrainingNames.Optimizers.NameOf(options.Optimizer));
        json.WriteNumber("learning_rate", options.LearningRate);
        json.WriteNumber("momentum", options.Momentum);
        json.WriteString("reduction", TrainingNames.Reductions.NameOf(options.Reduction));
        json.WriteNumber("batch_size", options.BatchSize);
        json.WriteNumber("epochs", options.Epochs);
        json.WriteString("seed", options.Seed.ToString(CultureInfo.InvariantCulture)); // JSON numbers stop at 2⁵³ in many readers
        json.WriteNumber("rows", training.Rows);
        json.WriteNumber("epochs_run", training.Epochs);
        json.WriteNumber("final_loss", training.Loss);
        json.WriteEndObject();
    }

    private static TrainingRecord ReadTraining(JsonNodeReader node, string version, NetworkShape shape)
    {
        var options = new TrainingOptions
        {
            Preset = node.Child("preset").Text(),
            StandardiseInputs = node.Child("standardise_inputs").Truth(),
            Hidden = [.. shape.Layers[..^1].Select(layer => layer.Outputs)],
            HiddenActivation = shape.Layers[0].Activation,
            OutputActivation = shape.OutputActivation,
            Loss = node.Child("loss").Name(NetworkNames.Losses),
            StartingWeights = node.Child("starting_weights").Name(NetworkNames.StartingWeights),
            Optimizer = node.Child("optimizer").Name(TrainingNames.Optimizers),
            LearningRate = node.Child("learning_rate").Single(),
            Momentum = node.Child("momentum").Single(),
            Reduction = node.Child("reduction").Name(TrainingNames.Reductions),
            BatchSize = node.Child("batch_size").Whole(0, int.MaxValue),
            Epochs = node.Child("epochs").Whole(0, int.MaxValue),
            Seed = ulong.TryParse(node.Child("seed").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : throw node.Fault("the seed is not a whole number"),
        };
        return new TrainingRecord(
            version, options, node.Child("rows").Whole(0, int.MaxValue), node.Child("epochs_run").Whole(0, int.MaxValue), node.Child("final_loss").Number());
    }

    private static void WriteTexts(string name, ImmutableArray<string> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteNumbers(string name, ImmutableArray<double> numbers, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }
}
