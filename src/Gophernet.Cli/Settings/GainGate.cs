using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
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
/// <param name="gate">The metric's name, that of one column is <c>rmse.price</c>; and the gain, above 0 where the new model is better.</param>
internal sealed class GainGate(QualityGate gate)
{
    /// <summary>The kind of requirement, as in JSON.</summary>
    public const string Requirement = "gain_at_least";

    private const string Name = "--min-gain";

    /// <summary>The metric's name.</summary>
    public string Metric => gate.Metric;

    /// <summary>The gain that is asked for.</summary>
    public double Bound => gate.Bound;

    /// <summary>The gain that is sure; not a number before it is measured, and where it is not known.</summary>
    public double Gain { get; private set; } = double.NaN;

    /// <summary>Whether it is so large; one that is not known is not.</summary>
    public bool Passed => Gain >= Bound;

    /// <summary>What came of it, in words.</summary>
    public string Text => double.IsNaN(Gain) ? $"how much {Metric} gains is not known on these rows: the bound {Written} is missed"
        : $"the sure gain in {Metric} is {Gain.ToString("0.######", CultureInfo.InvariantCulture)}, {(Passed ? "at least" : "below")} the bound {Written}";

    private string Written => Bound.ToString(CultureInfo.InvariantCulture);

    public static Option<string[]> Create() => QualityGate.Create(Name, "Fail with exit code 3 unless NEW is surely better by so much; may be repeated");

    /// <summary>What an option says.</summary>
    public static ImmutableArray<GainGate> Read(ParseResult result, Option<string[]> option) =>
        [.. result.Texts(option).Select(text => new GainGate(QualityGate.Parse(text, isMax: false)!))];

    /// <summary>Refuses gains in metrics that are not compared, before any data are read.</summary>
    /// <exception cref="UsageException">There is such a metric.</exception>
    public static void RequireKnown(ImmutableArray<GainGate> gates, ModelPair pair)
    {
        string[] faults = [.. gates.Select(gate => gate.FaultOf(pair)).OfType<string>()];
        if (faults.Length > 0)
        {
            throw new UsageException(faults);
        }
    }

    /// <summary>Takes what was measured.</summary>
    public void Judge(ModelComparison comparison)
    {
        Find(comparison.Differences, "");
        for (var i = 0; i < comparison.Columns.Length; i++)
        {
            Find(comparison.Columns[i], "." + comparison.Pair.Target.Columns[i]);
        }
    }

    private void Find(MetricDifference[] differences, string suffix)
    {
        foreach (var difference in differences)
        {
            Gain = difference.Name + suffix == Metric ? difference.SureGain : Gain;
        }
    }

    private string? FaultOf(ModelPair pair)
    {
        var (names, point) = (pair.Metrics, Metric.IndexOf('.', StringComparison.Ordinal));
        var head = names.Contains(Metric) || point < 0 || pair.Target is not NumberTarget ? Metric : Metric[..point];
        if (!names.Contains(head))
        {
            var meant = NearestName.Find(Metric, names) is { } nearest ? $"; did you mean {nearest}?" : "";
            return $"{Name}: found \"{Metric}\", and what is compared is {string.Join(", ", names)}{meant}";
        }

        var metric = MetricTable.Find(head)!;
        var fault = MetricNames.FaultOf(pair.Old.Model, Metric, pair.Old.Costs, pair.Old.Ranges)
            ?? (metric.Better == MetricDirection.Nearer ? $"{Metric} is best near its goal, so that no model gains in it" : FaultOfBound(metric));
        return fault is null ? null : $"{Name}: {fault}";
    }

    /// <summary>What is wrong with a gain that no model has, such as 5 for an accuracy; null for nothing.</summary>
    private string? FaultOfBound(Metric metric)
    {
        if (!(Math.Abs(Bound) > metric.Max - metric.Min)) // where it has both
        {
            return null;
        }

        var most = (metric.Max - metric.Min)!.Value.ToString(CultureInfo.InvariantCulture);
        var meant = Bound / 100;
        return $"a gain in {Metric} is from -{most} to {most}, found {Written}"
            + (Math.Abs(meant) <= 1 ? $"; did you mean {Metric}={meant.ToString(CultureInfo.InvariantCulture)}?" : "");
    }
}
