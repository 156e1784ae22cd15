using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gophernet.Csv;
using Gophernet.Json;

namespace Gophernet.Models.Files;

/// <summary>A named block of floats with a shape.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its sizes, outermost first; their product is the number of values.</param>
/// <param name="Values">The values, row by row.</param>
internal sealed record Tensor(string Name, ImmutableArray<int> Shape, float[] Values);

/// <summary>
/// The safetensors format (Hugging Face, 2022): eight bytes with the length of a header, the header in JSON, and the values. There is no
/// code in it. What is read is believed only after it was checked: every length, offset and shape against the bytes that are there.
/// </summary>
/// <param name="Metadata">Names and texts of the writer's.</param>
/// <param name="Tensors">The tensors, in the order of their values.</param>
internal sealed record Safetensors(IReadOnlyDictionary<string, string> Metadata, ImmutableArray<Tensor> Tensors)
{
    private const int LengthSize = sizeof(ulong);
    private const int Alignment = 8;
    private const string MetadataName = "__metadata__";
    private const string WrittenByTrain = "Give a file that `gophernet train` wrote.";
    private const int MaxTextChecked = 256;
    private const byte MaxUtf8Byte = 0xF4;

    // A model has two; a stranger's file may say anything.
    private const int MaxDimensions = 8;

    // The reference implementation's bound.
    private const int MaxHeaderLength = 100_000_000;

    /// <summary>Writes the file: metadata in the order of their names, tensors in the order given.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var header = new ArrayBufferWriter<byte>();
        WriteHeader(header);

        // Spaces bring the values to a multiple of eight, as the format advises.
        var padding = (Alignment - header.WrittenCount % Alignment) % Alignment;
        header.GetSpan(Alignment).Fill((byte)' ');
        header.Advance(padding);

        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.WrittenCount);
        stream.Write(length);
        stream.Write(header.WrittenSpan);
        foreach (var tensor in Tensors)
        {
            stream.Write(MemoryMarshal.AsBytes(tensor.Values.AsSpan()));
        }
    }

    /// <summary>Reads a file that may come from anyone.</summary>
    /// <param name="file">All its bytes.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, is not safetensors, or holds other numbers than 32-bit floats.</exception>
    public static Safetensors Read(ReadOnlyMemory<byte> file, string source)
    {
        if (file.Length < LengthSize)
        {
            throw Damaged(source, $"has {file.Length} bytes, fewer than the {LengthSize} at its start");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(file.Span);
        if (length > MaxHeaderLength || length > (ulong)(file.Length - LengthSize))
        {
            if (ForeignFile.NameOf(file.Span) is { } kind)
            {
                throw new NotAModelException(source, $"expected a model, found {kind}", WrittenByTrain, isTable: file.Span is [0x1F, 0x8B, ..]);
            }

            throw IsText(file.Span) ? new NotAModelException(source, "text, such as a table, not a model", WrittenByTrain, isTable: true)
                : new NotAModelException(
                    source, DamageOf($"says that its header has {length} bytes, in a file of {file.Length}"), WrittenByTrain, isTable: false);
        }

        var header = file.Slice(LengthSize, (int)length);
        var values = file[(LengthSize + (int)length)..];
        return ReadHeader(ParseHeader(header.Span, source), values, source);
    }

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
            offset += (long)tensor.Values.Length * sizeof(float);
            json.WriteNumberValue(offset);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static JsonValue ParseHeader(ReadOnlySpan<byte> header, string source)
    {
        try
        {
            return JsonParser.Parse(header);
        }
        catch (FormatException e)
        {
            throw Damaged(source, $"has a header that is not JSON ({e.Message})", e);
        }
    }

    private static Safetensors ReadHeader(JsonValue header, ReadOnlyMemory<byte> values, string source)
    {
        if (header.Kind != JsonKind.Object)
        {
            throw Damaged(source, "has a header that is not a JSON object");
        }

        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var entries = new List<Entry>();
        foreach (var name in header.Names)
        {
            var value = header.Find(name)!;
            if (name == MetadataName)
            {
                ReadMetadata(value, metadata, source);
            }
            else
            {
                entries.Add(ReadEntry(name, value, values.Length, source));
            }
        }

        // Sorted by offset, each tensor must begin where the one before ends, and the last where the file does: no gaps, no overlaps.
        entries.Sort((x, y) => (x.Begin, x.End).CompareTo((y.Begin, y.End)));
        long expected = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != expected)
            {
                throw Damaged(source, $"has a gap or an overlap before the tensor \"{entry.Name}\"");
            }

            expected = entry.End;
        }

        if (expected != values.Length)
        {
            throw Damaged(source, $"has {values.Length} bytes of values where its header describes {expected}");
        }

        return new Safetensors(metadata, [.. entries.Select(entry => entry.ToTensor(values.Span))]);
    }

    private static void ReadMetadata(JsonValue value, Dictionary<string, string> metadata, string source)
    {
        foreach (var name in value.Kind == JsonKind.Object ? value.Names : throw NoTexts(source))
        {
            metadata.Add(name, value.Find(name) is { Kind: JsonKind.Text } text ? text.Text : throw NoTexts(source));
        }
    }

    private static Entry ReadEntry(string name, JsonValue value, int available, string source)
    {
        if (value.Find("dtype") is not { Kind: JsonKind.Text } type
            || value.Find("shape") is not { } shape || !TryReadSizes(shape, out var sizes)
            || value.Find("data_offsets") is not { } range || !TryReadSizes(range, out var offsets) || offsets.Length != 2)
        {
            throw Damaged(source, $"does not describe the tensor \"{name}\" with dtype, shape and data_offsets");
        }

        if (type.Text != "F32")
        {
            throw new GophernetException(new Place(source), $"the tensor \"{name}\" holds {type.Text}, not F32",
                "Only models that gophernet wrote can be read.");
        }

        var (begin, end) = (offsets[0], offsets[1]);
        if (begin > end || end > available || Count(sizes) * sizeof(float) != end - begin)
        {
            throw Damaged(source, $"has the tensor \"{name}\" of shape [{string.Join(", ", sizes)}] at {begin} to {end} of {available} bytes");
        }

        return new Entry(name, [.. sizes.Select(size => (int)size)], (int)begin, (int)end);
    }

    /// <summary>The product of the sizes, or more than any file holds.</summary>
    private static long Count(ImmutableArray<long> sizes)
    {
        long count = 1;
        foreach (var size in sizes)
        {
            if (size > int.MaxValue || (count *= size) > int.MaxValue)
            {
                return int.MaxValue;
            }
        }

        return count;
    }

    private static bool TryReadSizes(JsonValue value, out ImmutableArray<long> sizes)
    {
        sizes = [];
        if (value.Kind != JsonKind.List || value.Items.Count > MaxDimensions)
        {
            return false;
        }

        foreach (var item in value.Items)
        {
            if (!item.TryGetWhole(out var size) || size < 0)
            {
                return false;
            }

            sizes = sizes.Add(size);
        }

        return true;
    }

    /// <summary>Whether a file begins as text does; the length at the start of a model has bytes that no text has.</summary>
    private static bool IsText(ReadOnlySpan<byte> file)
    {
        foreach (var next in file[..Math.Min(file.Length, MaxTextChecked)])
        {
            if (next > MaxUtf8Byte || (next < ' ' && next is not ((byte)'\t' or (byte)'\n' or (byte)'\r')))
            {
                return false;
            }
        }

        return true;
    }

    private static GophernetException NoTexts(string source) => Damaged(source, $"has a {MetadataName} that is not an object of texts");

    private static GophernetException Damaged(string source, string fault, Exception? cause = null) =>
        new(new Place(source), DamageOf(fault), WrittenByTrain, cause);

    private static string DamageOf(string fault) => $"not a model, or a damaged one: it {fault}";

    private readonly record struct Entry(string Name, ImmutableArray<int> Shape, int Begin, int End)
    {
        public Tensor ToTensor(ReadOnlySpan<byte> values) => new(Name, Shape, MemoryMarshal.Cast<byte, float>(values[Begin..End]).ToArray());
    }
}
