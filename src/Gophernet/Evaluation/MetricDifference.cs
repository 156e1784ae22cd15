namespace Gophernet.Evaluation;

/// <summary>A metric of two models on the same rows. No record: what compares and prints these would be as large as all that uses them.</summary>
/// <param name="old">That of the model that is there.</param>
/// <param name="new">That of the model that may replace it.</param>
internal sealed class MetricDifference(MetricValue old, MetricValue @new)
{
    /// <summary>The verdict on a new model that is better.</summary>
    public const string Better = "better";

    /// <summary>The verdict on one that is worse.</summary>
    public const string Worse = "worse";

    /// <summary>The name of the metric.</summary>
    public string Name => New.Name;

    /// <summary>That of the model that is there.</summary>
    public MetricValue Old { get; } = old;

    /// <summary>That of the model that may replace it.</summary>
    public MetricValue New { get; } = @new;

    /// <summary>The new one less the old one, 0 where they are the same but for rounding; not a number where one is undefined.</summary>
    public double Difference => MetricInterval.AreSame(Old.Value, New.Value) ? 0 : New.Value - Old.Value;

    /// <summary>Where the difference lies on all rows that there are, in 95 of 100 samples as large as this one; null where that is not known.</summary>
    public (double Low, double High)? Interval { get; private set; }

    /// <summary>Whether larger is better, or smaller; null of a metric that is best near a goal.</summary>
    public bool? HigherIsBetter => New.Goal is null ? New.HigherIsBetter : null;

    /// <summary>By how much the new one is better, surely: the worse end of the interval; not a number where that is not known.</summary>
    public double SureGain => Interval is not var (low, high) || New.Goal is not null ? double.NaN
        : New.HigherIsBetter ? low
        : 0 - high; // never −0

    /// <summary>
    /// What the difference says, in a word as in JSON: <c>better</c> or <c>worse</c> where the whole interval is on one side of 0, <c>different</c> of a
    /// metric that is best near a goal, <c>same</c> where the interval is 0 alone, <c>within_noise</c>, or <c>unknown</c> without an interval.
    /// </summary>
    public string Verdict => Interval is not var (low, high) ? "unknown"
        : low == 0 && high == 0 ? "same"
        : low <= 0 && high >= 0 ? "within_noise"
        : HigherIsBetter is not { } isHigherBetter ? "different"
        : low > 0 == isHigherBetter ? Better : Worse;

    /// <summary>The differences of metrics that both models have, in the order of the old one's, without intervals.</summary>
    /// <param name="old">Those of the one.</param>
    /// <param name="new">Those of the other.</param>
    public static MetricDifference[] Of(IReadOnlyList<MetricValue> old, IReadOnlyList<MetricValue> @new)
    {
        var differences = new List<MetricDifference>();
        for (var i = 0; i < old.Count; i++)
        {
            if (MetricValue.IndexOf(@new, old[i].Name) is var place and >= 0 && old[i].Goal == @new[place].Goal)
            {
                differences.Add(new MetricDifference(old[i], @new[place]));
            }
        }

        return [.. differences];
    }

    /// <summary>Sets the interval; the difference is in it, whatever it is. One of no width says nothing of other rows than these, and is left out.</summary>
    public void LieIn((double Low, double High)? interval) =>
        Interval = interval is var (low, high) && low < high ? (Math.Min(low, Difference), Math.Max(high, Difference)) : null;

    /// <summary>Sets the interval of metrics of one and the same model: there is no other difference on rows that have not been seen.</summary>
    public static void SetSame(MetricDifference[] differences)
    {
        foreach (var difference in differences)
        {
            difference.Interval = difference.Difference == 0 ? (0, 0) : difference.Interval;
        }
    }
}
