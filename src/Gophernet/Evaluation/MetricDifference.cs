namespace Gophernet.Evaluation;

/// <summary>A metric of two models on the same rows.</summary>
/// <param name="Old">That of the model that is there.</param>
/// <param name="New">That of the model that may replace it.</param>
/// <param name="Interval">
/// Where the difference lies on all rows that there are, in 95 of 100 samples as large as this one; null where that is not known.
/// </param>
internal sealed record MetricDifference(MetricValue Old, MetricValue New, (double Low, double High)? Interval)
{
    /// <summary>The verdict on a new model that is better.</summary>
    public const string Better = "better";

    /// <summary>The verdict on one that is worse.</summary>
    public const string Worse = "worse";

    /// <summary>The name of the metric.</summary>
    public string Name => New.Name;

    /// <summary>The new one less the old one; not a number where one is undefined.</summary>
    public double Difference => New.Value - Old.Value;

    /// <summary>Whether larger is better, or smaller; null of a metric that is best near a goal.</summary>
    public bool? HigherIsBetter => New.Goal is null ? New.HigherIsBetter : null;

    /// <summary>By how much the new one is better, surely: the worse end of the interval; not a number where that is not known.</summary>
    public double SureGain => (Interval, HigherIsBetter) switch
    {
        (var (low, _), true) => low,
        (var (_, high), false) => 0 - high, // never −0
        _ => double.NaN,
    };

    /// <summary>
    /// What the difference says, in a word as in JSON: <c>better</c> or <c>worse</c> where the whole interval is on one side of 0, <c>different</c> of a
    /// metric that is best near a goal, <c>same</c> where all predictions are, <c>within_noise</c>, or <c>unknown</c> without an interval.
    /// </summary>
    public string Verdict => Interval switch
    {
        null => "unknown",
        (0, 0) => "same",
        (<= 0, >= 0) => "within_noise",
        var (low, _) => HigherIsBetter switch { null => "different", true => low > 0 ? Better : Worse, _ => low > 0 ? Worse : Better },
    };

    /// <summary>The differences of metrics that both models have, in the order of the old one's.</summary>
    /// <param name="old">Those of the one.</param>
    /// <param name="new">Those of the other.</param>
    /// <param name="intervalOf">Gives the interval of a metric of both; the difference is in it whatever it gives.</param>
    public static MetricDifference[] Of(
        IReadOnlyList<MetricValue> old, IReadOnlyList<MetricValue> @new, Func<MetricValue, MetricValue, (double Low, double High)?> intervalOf)
    {
        var differences = new List<MetricDifference>();
        foreach (var one in old)
        {
            foreach (var other in @new)
            {
                if (one.Name == other.Name && one.Goal == other.Goal)
                {
                    differences.Add(new MetricDifference(one, other, Holding(intervalOf(one, other), other.Value - one.Value)));
                }
            }
        }

        return [.. differences];
    }

    /// <summary>Those of two models that say the same of every row: there is no other difference on rows that have not been seen.</summary>
    public static MetricDifference[] OfSame(MetricDifference[] differences) => Array.ConvertAll(
        differences, difference => double.IsFinite(difference.Difference) ? difference with { Interval = (0, 0) } : difference);

    private static (double Low, double High)? Holding((double Low, double High)? interval, double difference) =>
        interval is var (low, high) ? (Math.Min(low, difference), Math.Max(high, difference)) : null;
}
