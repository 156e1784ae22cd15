using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Tables.Profiles;

/// <summary>
/// Texts that stood in a column and are too rare to be kept: the low 32 bits of XxHash3 of each, so that a text that never stood there is told from them,
/// with one error in a million where there are thousands.
/// </summary>
internal sealed class RareTexts
{
    private const int MaxCount = 1_000;

    private readonly uint[] _hashes; // in order

    private RareTexts(uint[] hashes) => _hashes = hashes;

    /// <summary>No texts.</summary>
    public static RareTexts None { get; } = new([]);

    /// <summary>The number of texts.</summary>
    public int Count => _hashes.Length;

    /// <summary>The texts of a column; null where they are too many.</summary>
    public static RareTexts? Of(IReadOnlyList<byte[]> texts)
    {
        if (texts.Count > MaxCount)
        {
            return null;
        }

        uint[] hashes = [.. texts.Select(text => HashOf(text))];
        Array.Sort(hashes);
        return new RareTexts(hashes);
    }

    /// <summary>Whether a text is among them.</summary>
    public bool Contains(ReadOnlySpan<byte> text) => Array.BinarySearch(_hashes, HashOf(text)) >= 0;

    internal void WriteJson(string name, Utf8JsonWriter json)
    {
        var bytes = new byte[_hashes.Length * sizeof(uint)];
        for (var i = 0; i < _hashes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)), _hashes[i]);
        }

        json.WriteBase64String(name, bytes);
    }

    internal static RareTexts ReadJson(JsonNodeReader node)
    {
        var bytes = node.Bytes();
        if (bytes.Length % sizeof(uint) != 0 || bytes.Length / sizeof(uint) > MaxCount)
        {
            throw node.Fault("it is no list of hashes");
        }

        var hashes = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        Array.Sort(hashes);
        return new RareTexts(hashes);
    }

    private static uint HashOf(ReadOnlySpan<byte> text) => (uint)XxHash3.HashToUInt64(text);
}
