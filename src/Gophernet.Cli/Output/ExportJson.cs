using System.Text.Json;
using Gophernet.Cli.Settings;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Models.Export;
using Gophernet.Models.Files;
using Gophernet.Storage;

namespace Gophernet.Cli.Output;

/// <summary>What was exported, as JSON.</summary>
internal static class ExportJson
{
    /// <summary>Writes the document.</summary>
    /// <param name="model">The model.</param>
    /// <param name="settings">What was asked for.</param>
    /// <param name="facts">What the format says of it.</param>
    /// <param name="length">The bytes of the file; below 0 of a pipe.</param>
    /// <param name="change">What smaller weights change; null for those of the model.</param>
    /// <param name="remarks">What was said beside it.</param>
    /// <param name="stream">Receives the document.</param>
    public static void Write(
        Model model, ExportSettings settings, ExportFacts facts, long length, MeasuredChange? change, Remarks remarks, Stream stream) =>
        JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteString("file", FileName.Show(settings.Output));
        json.WriteString("format", settings.Format.Name);
        json.WriteString("fingerprint", Fingerprint.Of(model));
        if (length >= 0)
        {
            json.WriteNumber("bytes", length);
        }

        if (facts.Memory is { } memory)
        {
            json.WriteNumber("weight_bytes", memory.Weights);
            json.WriteNumber("constant_bytes", memory.Constants);
            json.WriteNumber("stack_bytes", memory.Stack);
        }

        WriteValues(json, "inputs", facts.Inputs);
        WriteValues(json, "outputs", facts.Outputs);
        json.WriteTexts("differences", facts.Difference is { } difference ? [difference] : []);
        if (change is not null)
        {
            WriteChange(json, change, settings.MaxChange);
        }

        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    private static void WriteValues(Utf8JsonWriter json, string name, IReadOnlyList<ExportedValue> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("kind", value.Kind);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChange(Utf8JsonWriter json, MeasuredChange change, double most)
    {
        json.WriteStartObject("change");
        json.WriteString("weights", change.Form.Name);
        json.WriteNumber("rows", change.Loss.RowCount);
        json.WriteBoolean("drawn", change.AreDrawn);
        json.WriteNumber("share", change.Loss.Share);
        json.WriteNumber("max_change", most);
        json.WriteNumber("largest", change.Loss.Largest);
        json.WriteEndObject();
    }
}
