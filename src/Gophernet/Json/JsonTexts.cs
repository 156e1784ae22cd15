using System.Text.Json;

namespace Gophernet.Json;

/// <summary>Lists of texts, as <see cref="JsonNodeReader.Texts"/> reads them.</summary>
internal static class JsonTexts
{
    public static void WriteTexts(this Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
