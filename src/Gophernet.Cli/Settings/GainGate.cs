using System.Collections.Immutable;
using System.CommandLine;
using Gophernet.Comparison;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Settings;

/// <summary>
/// How much better a new model has to be than an old one: by so much on all rows that there are, of which those that were seen are a sample. So it is the
/// worse end of the interval that must reach the value: 0 asks for a model that is surely no worse, −0.01 for one that is surely not worse by more than 0.01.
/// The difference alone would let every second model pass that is no better.
/// </summary>
/// <param name="Metric">The metric's name; that of one column is <c>rmse.price</c>.</param>
/// <param name="Bound">The gain, above 0 where the new model is better, whatever the direction of the metric.</param>
internal sealed record GainGate(string Metric, double Bound)
{
    private const string Name = "--min-gain";

    public static Option<string[]> Create() => QualityGate.Create(Name, "Fail with exit code 3 unless NEW is surely better by so much; may be repeated");

    /// <summary>What an option says.</summary>
    public static ImmutableArray<GainGate> Read(ParseResult result, Option<string[]> option) =>
        [.. (result.GetValue(option) ?? []).Select(text => QualityGate.Parse(text, isMax: false)!).Select(gate => new GainGate(gate.Metric, gate.Bound))];

    /// <summary>Refuses gains in metrics that are not compared, before any data are read.</summary>
    /// <exception cref="UsageException">There is such a metric.</exception>
    public static void RequireKnown(ImmutableArray<GainGate> gates, ModelPair pair)
    {
        var faults = gates.Select(gate => gate.FaultOf(pair)).Where(fault => fault is not null);
        if (faults.Length > 0)
        {
            throw new UsageException(faults.Select(fault => $"{Name}: {fault}"));
        }
    }

    /// <summary>Whether the gain is so large; one that is not known is not.</summary>
    public GainResult Judge(ModelComparison comparison)
    {
        var difference = comparison.Differences.FirstOrDefault(difference => difference.Name == Metric);
        if (difference is null)
        {
            var point = Metric.IndexOf('.', StringComparison.Ordinal);
            var columns = comparison.Columns[comparison.Pair.Target.Columns.IndexOf(Metric[(point + 1)..])];
            difference = columns.FirstOrDefault(difference => difference.Name == Metric[..point])!;
        }

        return new GainResult(this, difference, difference.SureGain >= Bound);
    }

    private string? FaultOf(ModelPair pair)
    {
        var (names, point) = (pair.Metrics, Metric.IndexOf('.', StringComparison.Ordinal));
        if (MetricNames.FaultOf(pair.Old.Model, Metric, pair.Old.Costs, pair.Old.Ranges) is { } fault)
        {
            return fault;
        }

        var head = names.Contains(Metric) || point < 0 ? Metric : Metric[..point];
        return !names.Contains(head) || (head != Metric && pair.Target is not NumberTarget)
                ? $"found \"{Metric}\", which is not compared; what is compared are {string.Join(", ", names)}"
            : MetricTable.Find(head)!.Better == MetricDirection.Nearer ? $"{Metric} is best near its goal, so that no model gains in it"
            : null;
    }
}
