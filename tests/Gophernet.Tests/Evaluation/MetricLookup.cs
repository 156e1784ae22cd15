using Gophernet.Evaluation;

namespace Gophernet.Tests.Evaluation;

internal static class MetricLookup
{
    /// <summary>The metric of this name; there must be exactly one.</summary>
    public static MetricValue Named(this IReadOnlyList<MetricValue> values, string name) => values.Single(value => value.Name == name);
}
