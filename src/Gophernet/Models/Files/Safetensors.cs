using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gophernet.Models.Files;

/// <summary>A named block of floats with a shape.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its sizes, outermost first; their product is the number of values.</param>
/// <param name="Values">The values, row by row.</param>
internal sealed record Tensor(string Name, ImmutableArray<int> Shape, ReadOnlyMemory<float> Values);

/// <summary>
/// The safetensors format (Hugging Face, 2022): eight bytes with the length of a header, the header in JSON, and the values. There is no
/// code in it. <see cref="SafetensorsReader"/> reads it.
/// </summary>
/// <param name="Metadata">Names and texts of the writer's.</param>
/// <param name="Tensors">The tensors, in the order of their values.</param>
internal sealed record Safetensors(IReadOnlyDictionary<string, string> Metadata, ImmutableArray<Tensor> Tensors)
{
    /// <summary>The bytes of the length.</summary>
    public const int LengthSize = sizeof(ulong);

    /// <summary>The entry of the header that is no tensor.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>The longest header that is written and read: the reference implementation's bound.</summary>
    public const int MaxHeaderLength = 100_000_000;

    private const int Alignment = 8;

    /// <summary>Writes the file: metadata in the order of their names, tensors in the order given.</summary>
    /// <exception cref="GophernetException">The header is longer than what is read.</exception>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = Header();
        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in Tensors)
        {
            stream.Write(MemoryMarshal.AsBytes(tensor.Values.Span));
        }
    }

    /// <summary>The header, with the spaces that bring the values to a multiple of eight, as the format advises.</summary>
    /// <exception cref="GophernetException">It is longer than what is read.</exception>
    public ReadOnlySpan<byte> Header(int room = 0)
    {
        var header = new ArrayBufferWriter<byte>();
        try
        {
            WriteHeader(header);
        }
        catch (ArgumentException) // a text that is too long for the framework
        {
            throw TooLong();
        }

        var padding = (Alignment - header.WrittenCount % Alignment) % Alignment;
        header.GetSpan(Alignment).Fill((byte)' ');
        header.Advance(padding);
        return header.WrittenCount <= MaxHeaderLength - room ? header.WrittenSpan : throw TooLong();
    }

    /// <summary>A model that nobody could read.</summary>
    internal static GophernetException TooLong() => new(
        $"a model has names of columns, classes and categories of {MaxHeaderLength} bytes at most, and this one would have more",
        "Leave columns out, or shorten the texts of those with very long ones.");

    private void WriteHeader(IBufferWriter<byte> destination)
    {
        using var json = new Utf8JsonWriter(destination, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject(MetadataName);
        foreach (var (name, text) in Metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            json.WriteString(name, text);
        }

        json.WriteEndObject();
        long offset = 0;
        foreach (var tensor in Tensors)
        {
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", "F32");
            json.WriteStartArray("shape");
            foreach (var size in tensor.Shape)
            {
                json.WriteNumberValue(size);
            }

            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            offset += CountOf(tensor.Shape) * sizeof(float);
            json.WriteNumberValue(offset);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static long CountOf(ImmutableArray<int> shape)
    {
        long count = 1;
        foreach (var size in shape)
        {
            count *= size;
        }

        return count;
    }
}
