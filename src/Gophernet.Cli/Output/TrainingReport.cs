using System.Text.Json;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Output;

/// <summary>Training for machines: an object an epoch, and one at the end.</summary>
internal static class TrainingReport
{
    public static void WriteEpoch(Utf8JsonWriter json, int epoch, double loss, double error, bool isRefitting)
    {
        json.WriteStartObject();
        json.WriteNumber("epoch", epoch);
        json.WriteNumber("loss", loss);
        if (double.IsFinite(error))
        {
            json.WriteNumber("validation_error", error);
        }

        if (isRefitting)
        {
            json.WriteBoolean("refit", true);
        }

        json.WriteEndObject();
    }

    /// <summary>The column that rows were held back by, if there is one.</summary>
    public static void WriteDependence(Utf8JsonWriter json, string? group, string? time)
    {
        if (group is not null)
        {
            json.WriteString("group", group);
        }

        if (time is not null)
        {
            json.WriteString("time", time);
        }
    }

    public static void WriteResult(Utf8JsonWriter json, Model model, ModelEvaluation? heldOut, IReadOnlyList<string> warnings)
    {
        json.WriteStartObject();
        json.WriteString("fingerprint", Fingerprint.Of(model));
        json.WriteNumber("rows", model.Training.Rows);
        json.WriteNumber("networks", model.Networks.Length);
        json.WriteNumber("epochs", model.Training.Epochs);
        json.WriteStartArray("best_epochs");
        foreach (var epoch in model.Training.BestEpochs)
        {
            json.WriteNumberValue(epoch);
        }

        json.WriteEndArray();
        json.WriteNumber("temperature", model.Temperature);
        if (model.Threshold is { } threshold)
        {
            json.WriteNumber("threshold", threshold);
        }

        if (heldOut is not null)
        {
            json.WriteStartObject("validation");
            json.WriteNumber("rows", heldOut.Rows);
            WriteDependence(json, model.Training.Group, model.Training.Time);
            EvaluationReport.WriteMetrics(json, heldOut.Values);
            json.WriteEndObject();
        }

        if (warnings.Count > 0)
        {
            json.WriteStartArray("warnings");
            foreach (var warning in warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
