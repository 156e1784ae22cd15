using System.IO.Compression;

namespace Gophernet.Models.Export;

/// <summary>Source texts that exported models and pages are put together from, by their names: files of a folder, packed into one resource.</summary>
internal static class PackedTexts
{
    private const string Name = "=== "; // before each name

    /// <summary>Reads all texts of a resource of the library, each with one line end.</summary>
    public static Dictionary<string, string> Read(string resource) => Read(typeof(PackedTexts).Assembly.GetManifestResourceStream(resource)!);

    /// <summary>Reads all texts of a packed stream, which is closed.</summary>
    public static Dictionary<string, string> Read(Stream packed)
    {
        using var reader = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + reader.ReadToEnd()).Split("\n" + Name)[1..])
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            texts.Add(part[..end], part[(end + 1)..].TrimEnd('\n') + "\n");
        }

        return texts;
    }
}
