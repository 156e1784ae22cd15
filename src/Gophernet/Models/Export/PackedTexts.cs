using System.IO.Compression;

namespace Gophernet.Models.Export;

/// <summary>Texts that the build packed (<c>PackTexts.targets</c>), by their names: parts of exported models and of pages, and others.</summary>
internal static class PackedTexts
{
    private const string Name = "=== "; // before each name

    /// <summary>Unpacks texts, each with one line end.</summary>
    public static Dictionary<string, string> Read(ReadOnlySpan<byte> packed)
    {
        using var reader = new StreamReader(new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + reader.ReadToEnd()).Split("\n" + Name)[1..])
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            texts.Add(part[..end], part[(end + 1)..].TrimEnd('\n') + "\n");
        }

        return texts;
    }
}
