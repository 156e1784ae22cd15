using System.Text.Json;
using Gophernet.Json;

namespace Gophernet.Models.Files;

/// <summary>The metrics in the record of a model as JSON, in the form of reports: a number each, <c>null</c> where it is undefined.</summary>
internal static class MetricDocument
{
    private const int MaxMetrics = 10_000;

    public static void Write(HeldOutMetrics heldOut, Utf8JsonWriter json)
    {
        json.WriteStartObject("held_out");
        json.WriteNumber("rows", heldOut.Rows);
        json.WriteBoolean("other_data", heldOut.AreOther);
        if (heldOut.GroupCount is { } groups)
        {
            json.WriteNumber("groups", groups);
        }

        WriteNumbers("metrics", heldOut, metric => metric.Value, json);
        WriteNumbers("baseline", heldOut, metric => metric.Baseline, json);
        if (!heldOut.Intervals.IsEmpty)
        {
            json.WriteIntervals(heldOut.Intervals.Select(interval => (interval.Name, ((double Low, double High)?)(interval.Low, interval.High))));
        }

        json.WriteEndObject();
    }

    /// <exception cref="GophernetException">Something is missing, or of the wrong kind.</exception>
    public static HeldOutMetrics Read(JsonNodeReader node)
    {
        var (values, baselines) = (node.Child("metrics"), node.Child("baseline"));
        var metrics = values.Members(MaxMetrics).Select(metric => (metric.Name, NumberOf(metric.Value), NumberOf(baselines.Child(metric.Name))));
        return new HeldOutMetrics(node.Child("rows").Whole(0, int.MaxValue), [.. metrics])
        {
            AreOther = node.Child("other_data").Truth(),
            GroupCount = node.Has("groups") ? node.Child("groups").Whole(1, int.MaxValue) : null,
            Intervals = node.Has("intervals") ? [.. ReadIntervals(node.Child("intervals"))] : [],
        };
    }

    private static (string Name, double Low, double High)[] ReadIntervals(JsonNodeReader node) => node.Members(MaxMetrics).Select(metric =>
    {
        var bounds = metric.Value.Numbers(2);
        return bounds[0] <= bounds[1] ? (metric.Name, bounds[0], bounds[1]) : throw metric.Value.Fault("its bounds are the wrong way round");
    });

    private static double NumberOf(JsonNodeReader node) => node.IsNull ? double.NaN : node.Number();

    private static void WriteNumbers(
        string key, HeldOutMetrics heldOut, Func<(string Name, double Value, double Baseline), double> numberOf, Utf8JsonWriter json)
    {
        json.WriteStartObject(key);
        foreach (var metric in heldOut.Values)
        {
            json.WriteFinite(metric.Name, numberOf(metric));
        }

        json.WriteEndObject();
    }
}
