namespace Gophernet.Networks.Losses;

/// <summary>A loss with the number that it may need.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Parameter">Huber's bound, in deviations of the target, or the quantile, between 0 and 1.</param>
public readonly record struct LossFunction(Loss Kind, float Parameter)
{
    /// <summary>The quantile that networks learn to predict; null for other losses.</summary>
    public float? Quantile => Kind.ParameterIsQuantile ? Parameter : null;

    /// <summary>A loss with its usual number: Huber's bound is 1, and the quantile the median.</summary>
    public static implicit operator LossFunction(Loss kind) => FromLoss(kind);

    /// <summary>A loss with its usual number.</summary>
    public static LossFunction FromLoss(Loss kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new LossFunction(kind, kind.UsualParameter);
    }
}
