using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Cli.Settings;
using Gophernet.Comparison;
using Gophernet.Evaluation;
using Gophernet.Json;
using Gophernet.Models.Files;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Output;

/// <summary>How two models differ on the same rows, as JSON.</summary>
internal static class ComparisonJson
{
    public static void Write(ModelComparison comparison, ImmutableArray<GainGate> gates, Remarks remarks, Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        WriteModel(json, "old", comparison.Pair.Old);
        WriteModel(json, "new", comparison.Pair.New);
        EvaluationJson.WriteCounts(json, comparison.Old);
        WriteDifferences(json, comparison.Differences);
        if (comparison.Columns.Length > 0)
        {
            json.WriteStartArray("targets");
            for (var i = 0; i < comparison.Columns.Length; i++)
            {
                json.WriteStartObject();
                json.WriteString("name", comparison.Pair.Target.Columns[i]);
                WriteDifferences(json, comparison.Columns[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteDiffering(json, comparison);
        WriteGates(json, gates);
        remarks.WriteJson(json);
        json.WriteEndObject();
    });

    private static void WriteModel(Utf8JsonWriter json, string name, ComparedModel model)
    {
        json.WriteStartObject(name);
        json.WriteString("model", model.Name);
        json.WriteString("fingerprint", Fingerprint.Of(model.Model));
        json.WriteEndObject();
    }

    private static void WriteDifferences(Utf8JsonWriter json, MetricDifference[] differences)
    {
        json.WriteStartArray("differences");
        foreach (var difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("metric", difference.Name);
            json.WriteFinite("old", difference.Old.Value);
            json.WriteFinite("new", difference.New.Value);
            json.WriteFinite("difference", difference.Difference);
            WriteInterval(json, difference.Interval);
            json.WriteString("verdict", difference.Verdict);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteInterval(Utf8JsonWriter json, (double Low, double High)? interval)
    {
        if (interval is not var (low, high))
        {
            json.WriteNull("interval");
            return;
        }

        json.WriteStartArray("interval");
        json.WriteNumberValue(low);
        json.WriteNumberValue(high);
        json.WriteEndArray();
    }

    private static void WriteDiffering(Utf8JsonWriter json, ModelComparison comparison)
    {
        json.WriteStartObject("differing");
        json.WriteNumber("rows", comparison.Counts.Rows);
        if (comparison.Pair.Target is NumberTarget numbers)
        {
            json.WriteStartObject("mean_absolute_difference");
            for (var i = 0; i < numbers.Columns.Length; i++)
            {
                json.WriteFinite(numbers.Columns[i], comparison.MeanAbsoluteDifferences[i]);
            }

            json.WriteEndObject();
        }
        else
        {
            json.WriteNumber("old_right", comparison.Counts.OldRight);
            json.WriteNumber("new_right", comparison.Counts.NewRight);
            json.WriteNumber("none_right", comparison.Counts.NoneRight);
        }

        json.WriteEndObject();
    }

    private static void WriteGates(Utf8JsonWriter json, ImmutableArray<GainGate> gates)
    {
        if (gates.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("gates");
        foreach (var gate in gates)
        {
            json.WriteStartObject();
            json.WriteString("metric", gate.Metric);
            json.WriteString("requires", GainGate.Requirement);
            json.WriteNumber("bound", gate.Bound);
            json.WriteFinite("value", gate.Gain);
            json.WriteBoolean("passed", gate.Passed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
