using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Gophernet.Csv;
using Gophernet.Csv.Foreign;
using Gophernet.Json;
using Gophernet.Storage;

namespace Gophernet.Models.Files;

/// <summary>
/// Reads a safetensors file that may come from anyone. What is read is believed only after it was checked: every length, offset and shape against the bytes
/// that are there. Memory follows these, whatever the file claims, and no more is read than the header says.
/// </summary>
internal sealed class SafetensorsReader
{
    private const string WrittenByTrain = "Give a file that `gophernet train` wrote.";
    private const int MaxTextChecked = 256;
    private const byte MaxUtf8Byte = 0xF4;

    private readonly ImmutableArray<TensorEntry> _entries;
    private readonly float[] _values;

    private SafetensorsReader(Dictionary<string, JsonValue> metadata, ImmutableArray<TensorEntry> entries, float[] values) =>
        (Metadata, _entries, _values) = (metadata, entries, values);

    /// <summary>Names and texts of the writer's.</summary>
    public IReadOnlyDictionary<string, JsonValue> Metadata { get; }

    /// <summary>The tensors, in the order of their values.</summary>
    public IEnumerable<(string Name, ImmutableArray<int> Shape, ReadOnlyMemory<float> Values)> Tensors
    {
        get
        {
            foreach (var (name, shape, begin, end) in _entries)
            {
                yield return (name, shape, _values.AsMemory(begin / sizeof(float), (end - begin) / sizeof(float)));
            }
        }
    }

    /// <summary>Reads a file.</summary>
    /// <param name="stream">Its bytes, to its end.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="GophernetException">The file is damaged, is not safetensors, or holds other numbers than 32-bit floats.</exception>
    public static SafetensorsReader Read(Stream stream, string source)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var available = AvailableIn(stream); // less the length of the header
        Span<byte> start = stackalloc byte[Safetensors.LengthSize];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) is var count && count < start.Length)
        {
            throw Damaged(source, $"has {count} bytes, fewer than the {Safetensors.LengthSize} at its start");
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(start);
        if (length > Safetensors.MaxHeaderLength || (available is { } bytes && length > (ulong)bytes))
        {
            var beginning = new byte[MaxTextChecked];
            start.CopyTo(beginning);
            var more = stream.ReadAtLeast(beginning.AsSpan(start.Length), beginning.Length - start.Length, throwOnEndOfStream: false);
            throw NoHeader(beginning.AsSpan(0, start.Length + more), length, available, source);
        }

        var header = new byte[available is null ? Math.Min((int)length, PieceLength) : (int)length];
        var read = ReadGrowing(stream, ref header, (int)length);
        if (read < (int)length || !header.AsSpan().StartsWith((byte)'{'))
        {
            throw NoHeader([.. start, .. header.AsSpan(0, Math.Min(read, MaxTextChecked))], length, read < (int)length ? read : null, source);
        }

        return ReadHeader(ParseHeader(header, source), stream, available - (long)length, source);
    }

    /// <summary>A file that is no safetensors file, or not all of one.</summary>
    internal static GophernetException Damaged(string source, string fault, Exception? cause = null) =>
        new(new Place(source), DamageOf(fault), WrittenByTrain, cause);

    private const int PieceLength = 1 << 16;

    /// <summary>The bytes of a regular file that follow the length of its header; null where that is not known, as of a pipe or a device.</summary>
    private static long? AvailableIn(Stream stream) =>
        stream.CanSeek && stream.Length - stream.Position is > 0 and var left ? left - Safetensors.LengthSize : null;

    /// <summary>Reads so many bytes, or those that there are, into an array that grows with what comes.</summary>
    private static int ReadGrowing(Stream stream, ref byte[] bytes, int count)
    {
        var read = 0;
        while (read < count)
        {
            if (read == bytes.Length)
            {
                Array.Resize(ref bytes, (int)Math.Min(count, 2L * read));
            }

            var more = stream.ReadAtLeast(bytes.AsSpan(read), bytes.Length - read, throwOnEndOfStream: false);
            read += more;
            if (read < bytes.Length)
            {
                break;
            }
        }

        return read;
    }

    private static JsonValue ParseHeader(byte[] header, string source)
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

    private static SafetensorsReader ReadHeader(JsonValue header, Stream stream, long? available, string source)
    {
        var metadata = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        var entries = ImmutableArray.CreateBuilder<TensorEntry>(header.Count);
        foreach (var (name, value) in header.Members)
        {
            if (name == Safetensors.MetadataName)
            {
                ReadMetadata(value, metadata, source);
            }
            else
            {
                entries.Add(TensorEntry.Read(name, value, source));
            }
        }

        // Sorted by offset, each tensor must begin where the one before ends, and the last where the file does: no gaps, no overlaps.
        entries.Sort((x, y) => (x.Begin, x.End).CompareTo((y.Begin, y.End)));
        var expected = 0;
        foreach (var entry in entries)
        {
            if (entry.Begin != expected)
            {
                throw Damaged(source, $"has a gap or an overlap before the tensor {Quoting.Text(entry.Name)}");
            }

            expected = entry.End;
        }

        return new SafetensorsReader(metadata, entries.DrainToImmutable(), ReadValues(stream, expected, available, source));
    }

    private static float[] ReadValues(Stream stream, int expected, long? available, string source)
    {
        if (available is { } known && known != expected)
        {
            throw Damaged(source, $"has {known} bytes of values where its header describes {expected}");
        }

        var values = GC.AllocateUninitializedArray<float>((available is null ? Math.Min(expected, PieceLength) : expected) / sizeof(float));
        if (available is not null && OperatingSystem.IsLinux())
        {
            Libc.Populate(MemoryMarshal.AsBytes(values.AsSpan()));
        }

        var read = 0;
        while (read < expected)
        {
            if (read == values.Length * sizeof(float))
            {
                Array.Resize(ref values, (int)Math.Min(expected, 2L * read) / sizeof(float));
            }

            var rest = MemoryMarshal.AsBytes(values.AsSpan())[read..];
            var more = stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false);
            read += more;
            if (more < rest.Length)
            {
                throw Damaged(source, $"has {read} bytes of values where its header describes {expected}");
            }
        }

        return stream.ReadByte() < 0 ? values : throw Damaged(source, $"has more bytes of values than the {expected} that its header describes");
    }

    private static void ReadMetadata(JsonValue value, Dictionary<string, JsonValue> metadata, string source)
    {
        if (value.Kind != JsonKind.Object)
        {
            throw NoTexts(source);
        }

        foreach (var (name, text) in value.Members)
        {
            metadata.Add(name, text.Kind == JsonKind.Text ? text : throw NoTexts(source));
        }
    }

    /// <summary>What is wrong with a file that has no header, which may be of another kind.</summary>
    /// <param name="beginning">Its first bytes.</param>
    /// <param name="length">The length of the header, as it says.</param>
    /// <param name="available">How many bytes there are for it; null for as many.</param>
    /// <param name="source">Its name.</param>
    private static NotAModelException NoHeader(ReadOnlySpan<byte> beginning, ulong length, long? available, string source)
    {
        if (PartFile.IsPart(beginning))
        {
            return new NotAModelException(
                source, "a part of the work of several processes, not a model", "Make the whole of all parts: gophernet merge PART…", isTable: false);
        }

        if (ForeignFile.NameOf(beginning) is { } kind)
        {
            return new NotAModelException(source, $"expected a model, found {kind}", WrittenByTrain, isTable: beginning is [0x1F, 0x8B, ..]);
        }

        if (IsText(beginning))
        {
            return new NotAModelException(source, "text, such as a table, not a model", WrittenByTrain, isTable: true);
        }

        var fault = available is { } bytes && length > (ulong)bytes
            ? $"says that its header has {length} bytes, in a file of {bytes + Safetensors.LengthSize}"
            : length > Safetensors.MaxHeaderLength ? $"says that its header has {length} bytes, and {Safetensors.MaxHeaderLength} are the most"
            : "has a header that does not begin with {";
        return new NotAModelException(source, DamageOf(fault), WrittenByTrain, isTable: false);
    }

    /// <summary>Whether a file begins as text does; the length at the start of a model has bytes that no text has.</summary>
    private static bool IsText(ReadOnlySpan<byte> beginning)
    {
        foreach (var next in beginning[..Math.Min(beginning.Length, MaxTextChecked)])
        {
            if (next > MaxUtf8Byte || (next < ' ' && next is not ((byte)'\t' or (byte)'\n' or (byte)'\r')))
            {
                return false;
            }
        }

        return true;
    }

    private static GophernetException NoTexts(string source) =>
        Damaged(source, $"has a {Safetensors.MetadataName} that is not an object of texts");

    private static string DamageOf(string fault) => $"not a model, or a damaged one: it {fault}";
}
