using System.Globalization;
using Gophernet.Evaluation;

namespace Gophernet.Cli.Settings;

/// <summary>Whether a new model is so much better than an old one.</summary>
/// <param name="Gate">How much was asked for.</param>
/// <param name="Difference">The metric of both.</param>
/// <param name="Passed">Whether it is so.</param>
internal sealed record GainResult(GainGate Gate, MetricDifference Difference, bool Passed)
{
    /// <summary>The kind of requirement, as in JSON.</summary>
    public const string GainAtLeast = "gain_at_least";

    /// <summary>The same in words.</summary>
    public string Text => double.IsNaN(Difference.SureGain)
        ? $"the gain in {Gate.Metric} is not known on these rows: the bound {Written(Gate.Bound)} is missed"
        : $"the sure gain in {Gate.Metric} is {Rounded(Difference.SureGain)}, {(Passed ? "at least" : "below")} the bound {Written(Gate.Bound)}";

    private static string Rounded(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Written(double value) => value.ToString(CultureInfo.InvariantCulture);
}
