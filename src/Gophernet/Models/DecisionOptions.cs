using Gophernet.Evaluation;

namespace Gophernet.Models;

/// <summary>How a model of two classes decides.</summary>
/// <param name="Threshold">The probability from which on it decides for the second; null for the larger one.</param>
/// <param name="TunedFor">What that probability is chosen for, on rows that the networks do not learn from; null for no choice.</param>
public sealed record DecisionOptions(double? Threshold = null, ThresholdMetric? TunedFor = null)
{
    /// <summary>What decisions cost: the cheapest are found; null for nothing.</summary>
    internal CostMatrix? Costs { get; init; }

    /// <summary>For the class with the larger probability.</summary>
    public static DecisionOptions Usual { get; } = new();
}
