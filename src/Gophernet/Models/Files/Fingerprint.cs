using System.Buffers;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>
/// What two models have in common that predict the same: XxHash128 of schema, network and weights, as 32 hexadecimal digits. It does not
/// depend on how the model was trained, nor on the version that did it.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The digits of a fingerprint.</summary>
    public const int Length = 32;

    /// <summary>The fingerprint of a model.</summary>
    public static string Of(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var hash = new XxHash128();
        var document = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(document))
        {
            json.WriteStartObject();
            SchemaDocument.Write(model.Schema, json);
            ModelDocument.WriteDecision(model, json);
            foreach (var shape in model.Shapes)
            {
                FormatOne.Write(shape, json);
            }

            json.WriteEndObject();
        }

        hash.Append(document.WrittenSpan);
        foreach (var network in model.Networks)
        {
            Append(hash, network.Parameters.Values);
            Append(hash, network.Parameters.SparseValues);
            if (network.Neighbours is { } neighbours)
            {
                Append(hash, neighbours.Places.Values);
                Append(hash, neighbours.Targets.Values);
            }
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>A hash of all that a model depends on: data, options, and the model that is continued.</summary>
    internal static string Of(ModelTrainer trainer)
    {
        var hash = new XxHash128();
        var document = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(document))
        {
            json.WriteStartObject();
            SchemaDocument.Write(trainer.Schema, json);
            NetworkDocument.Write(trainer.Shapes, json);
            TrainingDocument.Write(new TrainingRecord("", trainer.Options, trainer.Rows.LearntCount, 0, [], 0), json);
            json.WriteNumber("networks", trainer.Options.NetworkCount);
            json.WriteString("start", trainer.Start is null ? "" : Of(trainer.Start));
            json.WriteEndObject();
        }

        hash.Append(document.WrittenSpan);
        trainer.Dependence?.AppendTo(hash);
        foreach (var part in trainer.JudgedRows is null ? [trainer.Rows] : (TrainingRows[])[trainer.Rows, trainer.JudgedRows])
        {
            part.Inputs.AppendTo(hash);
            Append(hash, part.Targets.Values);
            Append(hash, part.Weights.Span);
            part.Spool?.AppendTo(hash);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Little-endian, as in the file: there are no other machines that are supported.</summary>
    private static void Append(XxHash128 hash, ReadOnlySpan<float> values) => hash.Append(MemoryMarshal.AsBytes(values));
}
