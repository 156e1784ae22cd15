using System.Text.Json;
using Gophernet.Cli.Settings;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Targets;

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

    /// <summary>What was found in the table.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="schema">The columns that are learned from.</param>
    /// <param name="leftOut">The rows without a target.</param>
    /// <param name="dropped">The columns that are not learned from, each with the reason.</param>
    public static void WriteTable(Utf8JsonWriter json, Schema schema, int leftOut, IReadOnlyList<(string Column, string Reason)> dropped)
    {
        WriteSchema(json, schema);
        json.WriteNumber("left_out", leftOut);
        json.WriteStartArray("dropped");
        foreach (var (column, reason) in dropped)
        {
            json.WriteStartObject();
            json.WriteString("column", column);
            json.WriteString("reason", reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>What is predicted, and from how many columns of each kind.</summary>
    public static void WriteSchema(Utf8JsonWriter json, Schema schema)
    {
        json.WriteTexts("target", schema.Target.Columns);
        json.WriteString("task", TaskNames.All.NameOf(schema.Target.Task));
        if (schema.Target is ClassTarget target)
        {
            json.WriteTexts("class_names", target.Classes);
        }

        json.WriteStartObject("features");
        foreach (var features in FeatureKinds.Group(schema.Features))
        {
            json.WriteNumber(features[0].Kind, features.Length);
        }

        json.WriteEndObject();
    }

    /// <summary>What was trained.</summary>
    public static void WritePlan(Utf8JsonWriter json, string preset, ulong seed)
    {
        json.WriteString("preset", preset);
        json.WriteNumber("seed", seed);
    }

    /// <summary>What came of it.</summary>
    /// <param name="json">Receives it.</param>
    /// <param name="file">The model file; null where it went to standard output.</param>
    /// <param name="model">The model.</param>
    /// <param name="heldOut">How good it is on rows that its networks have not learnt from; null where there are none.</param>
    /// <param name="tested">How good it is on the rows of another file; null where there is none.</param>
    /// <param name="remarks">What was said beside.</param>
    public static void WriteResult(
        Utf8JsonWriter json, string? file, Model model, ModelEvaluation? heldOut, ModelEvaluation? tested, Remarks remarks)
    {
        json.WriteStartObject();
        if (file is not null)
        {
            json.WriteString("model", file);
        }

        json.WriteString("fingerprint", Fingerprint.Of(model));
        json.WriteNumber("rows", model.Training.Rows);
        WriteTable(json, model.Schema, model.Record!.Data!.LeftOutCount, model.Record.Dropped);
        WritePlan(json, model.Training.Options.Preset, model.Training.Options.Seed);
        json.WriteNumber("networks", model.Networks.Length);
        json.WriteString("layers", model.Shape.ToString());
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
            WriteDependence(json, model.Training.Group, model.Training.Time);
            EvaluationJson.WriteBody(json, heldOut);
            json.WriteEndObject();
        }

        if (tested is not null)
        {
            json.WriteStartObject("test");
            EvaluationJson.WriteBody(json, tested);
            json.WriteEndObject();
        }

        remarks.WriteJson(json);
        json.WriteEndObject();
    }
}
