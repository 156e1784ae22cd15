using System.Text.Json;

namespace Gophernet.Json;

/// <summary>
/// JSON from strangers, in which no object has a name twice. The framework's own check wants OpenSSL, which an empty root directory has not.
/// </summary>
internal static class StrictJson
{
    private const int MaxNested = 8;

    /// <summary>Parses a document.</summary>
    /// <exception cref="JsonException">It is not JSON, is nested deeply, or has a name twice in one object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = MaxNested });
        try
        {
            RequireDistinctNames(document.RootElement);
            return document;
        }
        catch
        {
            document.Dispose();
            throw;
        }
    }

    private static void RequireDistinctNames(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                RequireDistinctNames(item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in element.EnumerateObject())
            {
                if (!names.Add(property.Name))
                {
                    throw new JsonException($"The name \"{property.Name}\" stands twice in one object.");
                }

                RequireDistinctNames(property.Value);
            }
        }
    }
}
