using System.IO.Compression;

namespace Gophernet.Models.Export;

/// <summary>Source texts that exported models are put together from, by their names: files of a <c>Runtime</c> folder, packed into one resource.</summary>
internal static class PackedTexts
{
    private const string Name = "=== "; // before each name

    /// <summary>Reads all texts of a resource, each with one line end.</summary>
    public static Dictionary<string, string> Read(string resource)
    {
        using var reader = new StreamReader(
            new GZipStream(typeof(PackedTexts).Assembly.GetManifestResourceStream(resource)!, CompressionMode.Decompress));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in ("\n" + reader.ReadToEnd()).Split("\n" + Name)[1..])
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            texts.Add(part[..end], part[(end + 1)..].TrimEnd('\n') + "\n");
        }

        return texts;
    }
}
