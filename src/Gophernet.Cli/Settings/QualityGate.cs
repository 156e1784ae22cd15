using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Gophernet.Evaluation;
using Gophernet.Models;

namespace Gophernet.Cli.Settings;

/// <summary>
/// A bound that a metric must reach. <c>--max</c>: it may be at most the value. <c>--min</c>: it must be as good, which is at least the value where higher
/// is better, at most it where lower is, and as near to the best one where there is one.
/// </summary>
/// <param name="Metric">The metric's name; that of one class is <c>recall.yes</c>.</param>
/// <param name="Bound">The value.</param>
/// <param name="IsMax">Whether it may be at most the value, whatever is better.</param>
internal sealed record QualityGate(string Metric, double Bound, bool IsMax = false)
{
    private string Option => IsMax ? "--max" : "--min";

    public static Option<string[]> Min() => Create("--min", "Fail with exit code 3 unless the metric is as good; may be repeated");

    public static Option<string[]> Max() => Create("--max", "Fail with exit code 3 if the metric is above; may be repeated");

    /// <summary>What two options say.</summary>
    public static ImmutableArray<QualityGate> Read(ParseResult result, Option<string[]> min, Option<string[]> max) =>
    [
        .. result.Texts(min).Select(text => Parse(text, isMax: false)!),
        .. result.Texts(max).Select(text => Parse(text, isMax: true)!),
    ];

    /// <summary>Refuses bounds of metrics that there are not, before any data are read.</summary>
    /// <param name="gates">The bounds.</param>
    /// <param name="model">The model that is measured.</param>
    /// <param name="costs">What decisions cost; null for nothing.</param>
    /// <param name="ranges">The intervals or sets that are judged too; null for none.</param>
    /// <exception cref="UsageException">There is no such metric of it, or it is never beyond the bound.</exception>
    public static void RequireKnown(ImmutableArray<QualityGate> gates, Model model, CostMatrix? costs, PredictionRanges? ranges)
    {
        var faults = gates.Select(gate => (gate.Option, Fault: MetricNames.FaultOf(model, gate.Metric, costs, ranges) ?? gate.FaultOfBound()))
            .Where(gate => gate.Fault is not null);
        if (faults.Length > 0)
        {
            throw new UsageException(faults.Select(gate => $"{gate.Option}: {gate.Fault}"));
        }
    }

    /// <summary>Whether a metric reaches the bound; one that is undefined does not.</summary>
    /// <param name="metric">The metric of this name.</param>
    public GateResult Judge(MetricValue metric)
    {
        var (value, goal) = (metric.Value, IsMax ? null : metric.Goal);
        var isAtLeast = !IsMax && metric.HigherIsBetter;
        var passes = goal is { } best ? Math.Abs(value - best) <= Math.Abs(Bound - best) : isAtLeast ? value >= Bound : value <= Bound;
        return new GateResult(this, value, goal, goal is not null ? GateResult.AsNear : isAtLeast ? GateResult.AtLeast : GateResult.AtMost, passes);
    }

    /// <summary>What is wrong with a bound that the metric is never on the other side of, such as an accuracy of 90; null for nothing.</summary>
    private string? FaultOfBound()
    {
        var point = Metric.IndexOf('.', StringComparison.Ordinal);
        if ((MetricTable.Find(Metric) ?? MetricTable.Find(point < 0 ? Metric : Metric[..point])) is not { } metric || !IsOutside(Bound, metric))
        {
            return null;
        }

        var instead = metric.Max == 1 && Bound is > 2 and <= 100 ? $"; did you mean {Metric}={Text(Bound / 100)}?" : ""; // a percentage
        return $"{Metric} is {(metric, metric.Max) switch
        {
            ({ Min: { } min }, { } max) => $"from {Text(min)} to {Text(max)}",
            ({ Min: { } min }, null) => $"{Text(min)} or more",
            (_, { } max) => $"{Text(max)} or less",
            _ => "any number",
        }}, found the bound {Text(Bound)}{instead}";

        static bool IsOutside(double bound, Metric metric) => bound < metric.Min || bound > metric.Max;
    }

    private static string Text(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>An option of bounds.</summary>
    public static OfferingOption<string[]> Create(string name, string description) => new(
        name, MetricTable.All.Select(metric => metric.Example + (metric.IsOfGroup ? "." : "=")))
    {
        Description = description,
        HelpName = "METRIC=VALUE",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result =>
        {
            foreach (var token in result.Tokens.Where(token => Parse(token.Value, isMax: false) is null))
            {
                result.AddError($"{name}: expected METRIC=VALUE, such as accuracy=0.9, found \"{token.Value}\"");
            }

            return [.. result.Tokens.Select(token => token.Value)];
        },
    };

    /// <summary>The value stands behind the last sign: the name of a class may have others.</summary>
    public static QualityGate? Parse(string text, bool isMax) =>
        text.LastIndexOf('=') is var equals and > 0
        && double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound)
            ? new QualityGate(text[..equals], bound, isMax)
            : null;
}
