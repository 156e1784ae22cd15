using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json.Nodes;

namespace Gophernet.Tests.Models.Files;

/// <summary>
/// The safetensors format once more, from its specification (https://huggingface.co/docs/safetensors, "Format"): eight bytes with the
/// length of the header, unsigned and little-endian; the header in JSON; the values. Files are put together here as the test wants them.
/// </summary>
internal static class RawSafetensors
{
    public static byte[] File(string header, int valueBytes) => File(header, new byte[valueBytes]);

    public static byte[] File(string header, byte[] values)
    {
        var text = Encoding.UTF8.GetBytes(header);
        return File((ulong)text.Length, text, values);
    }

    public static byte[] File(ulong announced, byte[] header, byte[] values)
    {
        var length = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, announced);
        return [.. length, .. header, .. values];
    }

    public static (int HeaderLength, JsonObject Header, byte[] Values) Split(byte[] file)
    {
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        return (length, JsonNode.Parse(file.AsSpan(8, length))!.AsObject(), file[(8 + length)..]);
    }

    /// <summary>The file must have a tensor of this shape, with these values.</summary>
    public static void Holds(byte[] file, string name, int[] shape, ReadOnlySpan<float> expected)
    {
        var (_, header, values) = Split(file);
        var entry = header[name]!;
        Assert.Equal("F32", (string?)entry["dtype"]);
        var (begin, end) = ((int)entry["data_offsets"]![0]!, (int)entry["data_offsets"]![1]!);
        var numbers = new float[(end - begin) / 4];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadSingleLittleEndian(values.AsSpan(begin + 4 * i));
        }

        Assert.Equal(shape, entry["shape"]!.AsArray().Select(size => (int)size!));
        Assert.Equal(expected.ToArray(), numbers);
    }

    /// <summary>A model file with its document replaced by what a change makes of it, and the checksum of that.</summary>
    public static byte[] WithDocument(byte[] file, Func<string, string> change)
    {
        var (_, header, values) = Split(file);
        var metadata = header["__metadata__"]!;
        var document = change((string)metadata["gophernet"]!);
        metadata["gophernet"] = document;
        metadata["checksum"] = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(document)));
        return File(header.ToJsonString(), values);
    }
}
