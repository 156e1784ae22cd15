namespace Gophernet.Evaluation;

/// <summary>Which values of a metric are better.</summary>
/// <param name="Name">The word for it.</param>
internal sealed record MetricDirection(string Name)
{
    /// <summary>Larger ones: scores.</summary>
    public static MetricDirection Higher { get; } = new("higher");

    /// <summary>Smaller ones: errors and losses.</summary>
    public static MetricDirection Lower { get; } = new("lower");

    /// <summary>Those near a goal that the model has: the quantile of a coverage.</summary>
    public static MetricDirection Nearer { get; } = new("nearer");
}
