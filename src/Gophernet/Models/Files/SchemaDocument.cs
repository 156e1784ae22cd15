using System.Text.Json;
using Gophernet.Json;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

namespace Gophernet.Models.Files;

/// <summary>The schema of a model as JSON. Features and targets write and read their own part.</summary>
internal static class SchemaDocument
{
    /// <summary>Writes a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="json">Receives it.</param>
    /// <param name="hasBulk">Whether what only programs have a use for is written too, which can be long.</param>
    public static void Write(Schema schema, Utf8JsonWriter json, bool hasBulk = true)
    {
        json.WriteStartObject("schema");
        json.WriteTexts("columns", schema.Columns);
        json.WriteTexts("missing", schema.MissingTexts);
        json.WriteStartArray("features");
        foreach (var feature in schema.Features)
        {
            json.WriteStartObject();
            json.WriteString("name", feature.Name);
            json.WriteString("kind", feature.Kind);
            feature.WriteJson(json);
            if (hasBulk)
            {
                feature.WriteBulk(json);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(schema.Target, json);
        json.WriteEndObject();
    }

    /// <summary>Writes what is predicted.</summary>
    public static void Write(Target target, Utf8JsonWriter json)
    {
        json.WriteStartObject("target");
        json.WriteString("form", target.Form);
        json.WriteTexts("columns", target.Columns);
        target.WriteJson(json);
        json.WriteEndObject();
    }

    /// <exception cref="GophernetException">Something is missing, of the wrong kind, or contradicts the rest.</exception>
    public static Schema Read(JsonNodeReader node)
    {
        var schema = new Schema(
            node.Child("columns").Texts(),
            node.Child("missing").Texts(),
            [.. node.Child("features").Items().Select(FeatureKinds.Read)],
            TargetForms.Read(node.Child("target")));

        // A stranger's lists may be long. Each column has at most one use: it leaves the set with it.
        var columns = new HashSet<string>(schema.Columns, StringComparer.Ordinal);
        return columns.Count == schema.Columns.Length && schema.Features.All(feature => columns.Remove(feature.Name))
            && schema.Target.Columns.All(columns.Remove)
            ? schema
            : throw node.Fault("columns, features and target contradict each other");
    }
}
