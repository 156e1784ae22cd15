using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Gophernet.Networks;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>
/// What two models have in common that predict the same: XxHash128 of schema, network and weights, as 32 hexadecimal digits. It does not
/// depend on how the model was trained, nor on the version that did it.
/// </summary>
internal static class Fingerprint
{
    private const int PieceLength = 1024;

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
            FormatOne.Write(model.Shape, json);
            json.WriteEndObject();
        }

        hash.Append(document.WrittenSpan);
        foreach (var network in model.Networks)
        {
            Append(hash, network.Parameters.Values);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>A hash of all that training depends on.</summary>
    internal static string Of(Schema schema, NetworkShape shape, TrainingOptions options, TrainingRows rows, TrainingRows? judged, Model? start)
    {
        var hash = new XxHash128();
        var document = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(document))
        {
            json.WriteStartObject();
            SchemaDocument.Write(schema, json);
            NetworkDocument.Write(shape, json);
            TrainingDocument.Write(new TrainingRecord("", options, rows.Indexes.Length, 0, [], 0), json);
            json.WriteNumber("networks", options.NetworkCount);
            json.WriteString("start", start is null ? "" : Of(start));
            json.WriteEndObject();
        }

        hash.Append(document.WrittenSpan);
        foreach (var part in judged is null ? [rows] : (TrainingRows[])[rows, judged])
        {
            part.Inputs.AppendTo(hash);
            Append(hash, part.Targets.Values);
            Append(hash, part.Weights.Span);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>Little-endian on every machine, as in the file.</summary>
    private static void Append(XxHash128 hash, ReadOnlySpan<float> values)
    {
        Span<byte> piece = stackalloc byte[PieceLength * sizeof(float)];
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, PieceLength);
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(piece[(i * sizeof(float))..], values[i]);
            }

            hash.Append(piece[..(count * sizeof(float))]);
            values = values[count..];
        }
    }
}
