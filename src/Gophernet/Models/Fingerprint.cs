using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;

namespace Gophernet.Models;

/// <summary>
/// What two models have in common that predict the same: XxHash128 of schema, network and weights, as 32 hexadecimal digits. It does not
/// depend on how the model was trained, nor on the version that did it.
/// </summary>
public static class Fingerprint
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
            NetworkDocument.Write(model.Network.Shape, json);
            json.WriteEndObject();
        }

        hash.Append(document.WrittenSpan);
        Append(hash, model.Network.Parameters.Values);
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
