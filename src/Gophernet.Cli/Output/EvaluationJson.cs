using System.Text.Json;
using Gophernet.Cli.Settings;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>How good a model is, as JSON.</summary>
internal static class EvaluationJson
{
    public static void Write(ModelEvaluation evaluation, IReadOnlyList<GateResult> gates, Remarks remarks, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        WriteBody(json, evaluation);
        WriteGates(json, gates);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    /// <summary>All that is known, within an object.</summary>
    public static void WriteBody(Utf8JsonWriter json, ModelEvaluation evaluation)
    {
        WriteCounts(json, evaluation);
        WriteMetrics(json, evaluation.Values);
        json.WriteStartArray(evaluation.Target.Task == TaskKind.Classification ? "classes" : "targets");
        var names = evaluation.Target.OutputNames;
        for (var i = 0; i < names.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("name", names[i]);
            if (evaluation.Groups.Count > 0)
            {
                json.WriteNumber("rows", evaluation.Groups[i].Support);
                json.WriteFinite("precision", evaluation.Groups[i].Precision);
                json.WriteFinite("recall", evaluation.Groups[i].Recall);
                json.WriteFinite("f1", evaluation.Groups[i].F1);
                if (evaluation.HasIntervals)
                {
                    WriteIntervals(json, MetricNames.IntervalsOf(evaluation, i));
                }
            }
            else
            {
                WriteMetrics(json, evaluation.Outputs[i]);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (evaluation.Confusion is { } confusion)
        {
            WriteConfusion(json, confusion);
        }
    }

    /// <summary>What rows were judged, within an object.</summary>
    public static void WriteCounts(Utf8JsonWriter json, ModelEvaluation evaluation)
    {
        json.WriteNumber("rows", evaluation.Rows);
        json.WriteNumber("left_out", evaluation.LeftOutCount);
        if (evaluation.UnknownCount > 0)
        {
            json.WriteNumber("unknown", evaluation.UnknownCount);
            json.WriteTexts("without_unknown", evaluation.MetricsWithoutUnknown);
        }

        if (evaluation.PositiveClass is { } positive)
        {
            json.WriteString("positive_class", positive);
        }

        if (evaluation.GroupColumn is { } column)
        {
            json.WriteString("group", column);
        }

        if (evaluation.RowGroups is { } groups)
        {
            json.WriteNumber("groups", groups.Count);
        }
    }

    public static void WriteMetrics(Utf8JsonWriter json, IReadOnlyList<MetricValue> metrics)
    {
        json.WriteStartObject("metrics");
        foreach (var metric in metrics)
        {
            json.WriteFinite(metric.Name, metric.Value);
        }

        json.WriteEndObject();
        json.WriteStartObject("baseline");
        foreach (var metric in metrics)
        {
            json.WriteFinite(metric.Name, metric.Baseline);
        }

        json.WriteEndObject();
        if (metrics.Any(metric => metric.Interval is not null))
        {
            WriteIntervals(json, metrics);
        }
    }

    private static void WriteGates(Utf8JsonWriter json, IReadOnlyList<GateResult> gates)
    {
        if (gates.Count == 0)
        {
            return;
        }

        json.WriteStartArray("gates");
        foreach (var (gate, value, _, requirement, passed) in gates)
        {
            json.WriteStartObject();
            json.WriteString("metric", gate.Metric);
            json.WriteString("requires", requirement);
            json.WriteNumber("bound", gate.Bound);
            json.WriteFinite("value", value);
            json.WriteBoolean("passed", passed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIntervals(Utf8JsonWriter json, IReadOnlyList<MetricValue> metrics) =>
        json.WriteIntervals(metrics.Select(metric => (metric.Name, metric.Interval)));

    private static void WriteConfusion(Utf8JsonWriter json, ConfusionMatrix confusion)
    {
        json.WriteStartArray("confusion");
        for (var actual = 0; actual < confusion.ClassCount; actual++)
        {
            json.WriteStartArray();
            for (var predicted = 0; predicted < confusion.ClassCount; predicted++)
            {
                json.WriteNumberValue(confusion[actual, predicted]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
