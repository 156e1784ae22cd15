namespace Gophernet.Evaluation;

/// <summary>Which values of a metric are better.</summary>
internal enum MetricDirection
{
    /// <summary>Larger ones: scores.</summary>
    Higher,

    /// <summary>Smaller ones: errors and losses.</summary>
    Lower,

    /// <summary>Those near a goal that the model has: the quantile of a coverage.</summary>
    Nearer,
}
