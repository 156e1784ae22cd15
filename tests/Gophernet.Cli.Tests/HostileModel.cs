using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Gophernet.Cli.Tests;

/// <summary>A model whose document a stranger changed, who wrote the right checksum and fingerprint into it: a message says what the latter is.</summary>
internal static partial class HostileModel
{
    /// <summary>The document of a model.</summary>
    public static JsonNode DocumentOf(byte[] file) => JsonNode.Parse((string)HeaderOf(file)["__metadata__"]!["gophernet"]!)!;

    /// <summary>The model with another document.</summary>
    public static byte[] With(byte[] file, JsonNode document)
    {
        var header = HeaderOf(file);
        var text = document.ToJsonString();
        header["__metadata__"]!["gophernet"] = text;
        header["__metadata__"]!["checksum"] = Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(text)));
        var bytes = Encoding.UTF8.GetBytes(header.ToJsonString());
        var length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
        return [.. length, .. bytes, .. file.AsSpan(sizeof(long) + LengthOf(file))];
    }

    /// <summary>The fingerprint that a message says a model has; null for another message.</summary>
    public static string? FingerprintIn(string message) => Fingerprint().Match(message) is { Success: true } match ? match.Groups[1].Value : null;

    private static int LengthOf(byte[] file) => (int)BinaryPrimitives.ReadInt64LittleEndian(file);

    private static JsonNode HeaderOf(byte[] file) => JsonNode.Parse(file.AsSpan(sizeof(long), LengthOf(file)))!;

    [GeneratedRegex("its fingerprint is ([0-9a-f]{32}) where")]
    private static partial Regex Fingerprint();
}
