using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables;

namespace Gophernet.Models.Files;

/// <summary>Training rows that a model keeps, in its record as JSON: a list of texts a row, <c>null</c> for a missing cell.</summary>
internal static class BackgroundDocument
{
    /// <summary>Writes the rows.</summary>
    public static void Write(BackgroundRows rows, Utf8JsonWriter json)
    {
        json.WriteStartArray("background");
        foreach (var row in rows.Cells)
        {
            json.WriteStartArray();
            foreach (var cell in row)
            {
                json.WriteStringValue(cell); // null is written as null
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Reads rows that may come from anyone.</summary>
    /// <param name="node">The rows.</param>
    /// <param name="schema">The schema of the model.</param>
    /// <exception cref="GophernetException">It is no list of such rows, or too long.</exception>
    public static BackgroundRows Read(JsonNodeReader node, Schema schema)
    {
        var names = schema.FeatureNames;
        return new BackgroundRows(names, [.. node.Items(1, BackgroundRows.MaxRows).Select(
            row => (string?[])[.. row.Items(names.Length, names.Length).Select(cell => cell.IsNull ? null : cell.Text())])]);
    }
}
