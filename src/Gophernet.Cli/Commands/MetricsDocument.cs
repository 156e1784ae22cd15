using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Commands;

/// <summary>What each metric is, from the table that evaluation uses.</summary>
internal static class MetricsDocument
{
    public static void WriteText(HelpText help)
    {
        foreach (var (task, _, parts) in MetricTable.Tasks)
        {
            var metrics = MetricTable.All.Where(metric => metric.Tasks.Contains(task) && !metric.IsOfGroup);
            help.WriteColumns($"Metrics of {parts}:", metrics.Select(metric => (metric.Name, Describe(metric))));
        }

        help.WriteColumns(
            "Metrics of one class or label:", MetricTable.All.Where(metric => metric.IsOfGroup).Select(metric => (metric.Name + ".NAME", Describe(metric))));
        help.WriteText(
            "Names:",
            "A metric has this name in --min, --max and in JSON; that of one class, label or column has its name behind a point, as recall.yes. "
            + "Q stands for a quantile, P for a percentage. Each is shown beside its baseline: what a prediction without a model gets, such as "
            + "always the most frequent class or the mean.");
    }

    public static void WriteJson(Stream stream) => JsonOutput.Write(stream, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("metrics");
        foreach (var metric in MetricTable.All)
        {
            json.WriteStartObject();
            json.WriteString("name", metric.Name);
            json.WriteStartArray("tasks");
            foreach (var task in metric.Tasks)
            {
                json.WriteStringValue(TaskNames.All.NameOf(task));
            }

            json.WriteEndArray();
            WriteBound("min", metric.Min);
            WriteBound("max", metric.Max);
            json.WriteString("better", metric.Better.Name);
            json.WriteBoolean("of_quantiles", metric.IsOfQuantile);
            json.WriteBoolean("of_several_quantiles", metric.IsOfSeveralQuantiles);
            json.WriteBoolean("of_costs", metric.IsOfCosts);
            json.WriteBoolean("of_intervals", metric.IsOfRanges);
            json.WriteBoolean("of_group", metric.IsOfGroup);
            json.WriteString("description", metric.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();

        void WriteBound(string name, double? bound)
        {
            if (bound is { } value)
            {
                json.WriteNumber(name, value);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    });

    /// <summary>What a metric is, with its range and what is better.</summary>
    public static string Describe(Metric metric) => $"{metric.Meaning} ({Range(metric)}, {metric.BetterText}{(WhenOf(metric) is { } when ? "; " + when : "")})";

    /// <summary>When it is measured; null for always.</summary>
    public static string? WhenOf(Metric metric) => metric.IsOfQuantile ? "of quantiles" : metric.IsOfSeveralQuantiles ? "of several quantiles"
        : metric.IsOfCosts ? "with --cost" : metric.IsOfRanges ? "with --interval" : null;

    private static string Range(Metric metric) => (metric.Min, metric.Max) switch
    {
        ({ } min, { } max) => string.Create(CultureInfo.InvariantCulture, $"{min} to {max}"),
        ({ } min, null) => string.Create(CultureInfo.InvariantCulture, $"from {min}"),
        (null, { } max) => string.Create(CultureInfo.InvariantCulture, $"up to {max}"),
        _ => "any number",
    };
}
