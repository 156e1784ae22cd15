using System.Buffers;
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
        json.WriteString("fingerprint", Fingerprint.Of(model));
        SchemaDocument.Write(model.Schema, json);
        NetworkDocument.Write(model.Network.Shape, json);
        WriteTraining(model.Training, json);
        json.WriteEndObject();
    }

    /// <summary>Reads a document that may come from anyone.</summary>
    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    internal static (Schema Schema, NetworkShape Shape, TrainingRecord Training, string Fingerprint) Read(string document, string source)
    {
        try
        {
            using var json = StrictJson.Parse(Encoding.UTF8.GetBytes(document));
            var root = new JsonNodeReader(json.RootElement, source, "gophernet");
            var schema = SchemaDocument.Read(root.Child("schema"));
            var shape = NetworkDocument.Read(root.Child("network"));
            var training = ReadTraining(root.Child("training"), root.Child("version").Text(), shape);
            if (schema.Features.Sum(feature => (long)feature.Width) != shape.Inputs || schema.Target.OutputCount != shape.Outputs)
            {
                throw root.Fault($"its {schema.Features.Length} features and {schema.Target.OutputCount} outputs do not fit a network of {shape}");
            }

            return (schema, shape, training, root.Child("fingerprint").Text());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException) // the latter for half a surrogate pair
        {
            throw new GophernetException(new Place(source), "a damaged model: its metadata is not JSON", innerException: e);
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
            Seed = ulong.TryParse(node.Child("seed").Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
                : throw node.Fault("the seed is not a whole number"),
        };
        return new TrainingRecord(
            version, options, node.Child("rows").Whole(0, int.MaxValue), node.Child("epochs_run").Whole(0, int.MaxValue), node.Child("final_loss").Number());
    }
}
