using System.Globalization;

namespace Gophernet.Cli.Settings;

/// <summary>Whether a metric reached a bound.</summary>
/// <param name="Gate">The bound.</param>
/// <param name="Value">The metric; not a number where these rows do not define it.</param>
/// <param name="Goal">The value that it must be near to; null for none.</param>
/// <param name="Requirement">What was asked for: <see cref="AtLeast"/>, <see cref="AtMost"/> or <see cref="AsNear"/>.</param>
/// <param name="Passed">Whether it is so.</param>
internal sealed record GateResult(QualityGate Gate, double Value, double? Goal, string Requirement, bool Passed)
{
    public const string AtLeast = "at_least";
    public const string AtMost = "at_most";
    public const string AsNear = "as_near";

    /// <summary>The same in words.</summary>
    public string Text => double.IsNaN(Value)
        ? $"{Gate.Metric} is not defined on these rows: the bound {Invariant(Gate.Bound)} is missed"
        : (Requirement, Passed) switch
        {
            (AsNear, true) => $"{Measured}, as near to {Rounded(Goal!.Value)} as the bound {Invariant(Gate.Bound)}",
            (AsNear, false) => $"{Measured}, farther from {Rounded(Goal!.Value)} than the bound {Invariant(Gate.Bound)}",
            (AtLeast, true) => $"{Measured}, at least the bound {Invariant(Gate.Bound)}",
            (AtLeast, false) => $"{Measured}, below the bound {Invariant(Gate.Bound)}",
            (_, true) => $"{Measured}, at most the bound {Invariant(Gate.Bound)}",
            (_, false) => $"{Measured}, above the bound {Invariant(Gate.Bound)}",
        };

    private string Measured => $"{Gate.Metric} is {Rounded(Value)}";

    private static string Rounded(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Invariant(double value) => value.ToString(CultureInfo.InvariantCulture);
}
