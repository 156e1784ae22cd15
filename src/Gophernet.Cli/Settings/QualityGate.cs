using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Settings;

/// <summary>
/// A bound that a metric must reach: at least the value where higher is better, at most it where lower is, as near to the best one where there is
/// one.
/// </summary>
/// <param name="Metric">The metric's name.</param>
/// <param name="Bound">The value.</param>
internal sealed record QualityGate(string Metric, double Bound)
{
    public static Option<string[]> Option() => new OfferingOption<string[]>("--min", MetricTable.All.Select(metric => metric.Name + "="))
    {
        Description = "Fail with exit code 3 unless the metric is as good; may be repeated",
        HelpName = "METRIC=VALUE",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result =>
        {
            foreach (var token in result.Tokens.Where(token => Parse(token.Value) is null))
            {
                result.AddError($"--min: expected METRIC=VALUE, such as accuracy=0.9, found \"{token.Value}\"");
            }

            return [.. result.Tokens.Select(token => token.Value)];
        },
    };

    public static QualityGate? Parse(string text) =>
        text.Split('=') is [{ Length: > 0 } name, var number]
        && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound)
            ? new QualityGate(name, bound)
            : null;

    /// <summary>Refuses bounds of metrics that there are not, before any data are read.</summary>
    /// <param name="gates">The bounds.</param>
    /// <param name="metrics">The names of those that the model is measured by.</param>
    /// <exception cref="UsageException">There is no such metric.</exception>
    public static void RequireKnown(ImmutableArray<QualityGate> gates, IReadOnlyList<string> metrics)
    {
        var unknown = gates.Where(gate => !metrics.Contains(gate.Metric));
        if (unknown.Length > 0)
        {
            throw new UsageException(
                [.. unknown.Select(gate => $"--min: found no metric \"{gate.Metric}\"; those of this model are {string.Join(", ", metrics)}")]);
        }
    }

    /// <summary>What to say when the bound is missed; null when it is reached.</summary>
    /// <param name="metrics">The metrics, this one among them.</param>
    public string? Miss(IReadOnlyList<MetricValue> metrics)
    {
        var found = metrics.Where(metric => metric.Name == Metric).ToList();
        var value = found[0].Value;
        if (found[0].Goal is { } goal)
        {
            return Math.Abs(value - goal) <= Math.Abs(Bound - goal) ? null : string.Create(
                CultureInfo.InvariantCulture, $"{Metric} is {value:0.######}, farther from {goal:0.######} than the bound {Bound}");
        }

        var isReached = found[0].HigherIsBetter ? value >= Bound : value <= Bound;
        return isReached ? null : string.Create(
            CultureInfo.InvariantCulture, $"{Metric} is {value:0.######}, {(found[0].HigherIsBetter ? "below" : "above")} the bound {Bound}");
    }
}
