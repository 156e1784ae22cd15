using System.Text.Json;
using Gophernet.Json;
using Gophernet.Models.Export;
using Gophernet.Models.Files;
using Gophernet.Storage;

namespace Gophernet.Cli.Output;

/// <summary>What was exported, as JSON.</summary>
internal static class ExportJson
{
    public static void Write(ExportReport report, Remarks remarks, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteString("file", FileName.Show(report.Settings.Output));
        json.WriteString("format", report.Settings.Format.Name);
        json.WriteString("fingerprint", Fingerprint.Of(report.Model));
        if (report.Length is { } length)
        {
            json.WriteNumber("bytes", length);
        }

        if (report.Facts.Memory is { } memory)
        {
            json.WriteNumber("weight_bytes", memory.Weights);
            json.WriteNumber("constant_bytes", memory.Constants);
            json.WriteNumber("stack_bytes", memory.Stack);
        }

        WriteValues(json, "inputs", report.Facts.Inputs);
        WriteValues(json, "outputs", report.Facts.Outputs);
        json.WriteTexts("differences", report.Facts.Differences);
        WriteChange(json, report);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    private static void WriteValues(Utf8JsonWriter json, string name, ExportedValue[] values)
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

    private static void WriteChange(Utf8JsonWriter json, ExportReport report)
    {
        if (report.Change is not { } change)
        {
            return;
        }

        json.WriteStartObject("change");
        json.WriteString("weights", change.Form.Name);
        json.WriteNumber("rows", change.Loss.RowCount);
        json.WriteBoolean("drawn", change.AreDrawn);
        json.WriteNumber("share", change.Loss.Share);
        json.WriteNumber("max_change", report.Settings.MaxChange);
        json.WriteNumber("largest", change.Loss.Largest);
        json.WriteEndObject();
    }
}
