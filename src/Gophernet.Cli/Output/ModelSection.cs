using System.Text.Json;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Output;

/// <summary>The model of a report: what it is, and what it learned from.</summary>
internal static class ModelSection
{
    /// <summary>Writes it as the member <c>model</c>.</summary>
    public static void Write(Utf8JsonWriter json, Model model, string file)
    {
        json.WriteStartObject("model");
        json.WriteString("file", file);
        json.WriteString("fingerprint", Fingerprint.Of(model));
        TrainingReport.WriteSchema(json, model.Schema);
        TrainingReport.WritePlan(json, model.Training.Options.Preset, model.Training.Options.Seed);
        json.WriteNumber("networks", model.Networks.Length);
        json.WriteString("layers", model.Shape.ToString());
        json.WriteNumber("weights", model.Networks.Sum(network => network.Shape.ParameterCount + (long)network.Shape.SparseParameterCount));
        json.WriteNumber("rows", model.Training.Rows);
        if (model.Record is { } record)
        {
            WriteRecord(json, record);
        }

        json.WriteEndObject();
    }

    private static void WriteRecord(Utf8JsonWriter json, ModelRecord record)
    {
        if (record.Data is { } data)
        {
            json.WriteString("hash", data.Hash);
        }

        json.WriteStartArray("dropped");
        foreach (var (column, reason) in record.Dropped)
        {
            json.WriteStartObject();
            json.WriteString("column", column);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("options");
        foreach (var (name, values) in record.Options)
        {
            json.WriteTexts(name, values);
        }

        json.WriteEndObject();
        if (!record.Warnings.IsEmpty)
        {
            json.WriteTexts("warnings", record.Warnings.Select(HintText.Of));
        }
    }
}
