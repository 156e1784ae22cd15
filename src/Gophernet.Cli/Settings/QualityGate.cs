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
    public static Option<string[]> Option() => new("--min")
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

    /// <summary>What to say when the bound is missed; null when it is reached.</summary>
    /// <exception cref="GophernetException">There is no such metric.</exception>
    public string? Miss(IReadOnlyList<MetricValue> metrics)
    {
        var found = metrics.Where(metric => metric.Name == Metric).ToList();
        if (found.Count == 0)
        {
            throw new GophernetException($"--min: no metric \"{Metric}\" here", "The metrics are: " + string.Join(", ", metrics
                .Select(metric => metric.Name)) + ".");
        }

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
