using System.Text.Json;
using Gophernet.Models.Files;
using Gophernet.Tables.Features;
using Gophernet.Tables.Profiles;

namespace Gophernet.Models.Export.JavaScript;

/// <summary>
/// What a module knows of its model beside the weights, as JSON: of the model's own document what predictions depend on, and under <c>columns</c> what a form
/// shows of each feature.
/// </summary>
internal static class ModuleDocument
{
    /// <summary>Writes the document.</summary>
    public static string Write(Model model) => ScriptText.Json(json =>
    {
        json.WriteStartObject();
        SchemaDocument.Write(model.Schema, json);
        ModelDocument.WriteDecision(model, json);
        json.WriteNumber("networks", model.Networks.Length);
        NetworkDocument.Write([.. model.Networks.Select(network => network.Shape)], json);
        json.WriteStartArray("columns");
        foreach (var feature in model.Schema.Features)
        {
            WriteColumn(feature, model.Record?.Data?.Of(feature.Name), json);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteColumn(Feature feature, ColumnProfile? profile, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("expected", feature.Expected);
        json.WritePropertyName("example");
        ExampleCell.Of(feature).WriteTo(json);
        if (profile is NumberProfile { Quantiles.IsEmpty: false } numbers)
        {
            json.WriteStartArray("range");
            WriteValue(feature, numbers.Low, json);
            WriteValue(feature, numbers.High, json);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Feature feature, double value, Utf8JsonWriter json)
    {
        if (feature.IsNumber)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(feature.ToText(value));
        }
    }
}
