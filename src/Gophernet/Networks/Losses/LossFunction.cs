using System.Collections.Immutable;

namespace Gophernet.Networks.Losses;

/// <summary>A loss with the number that it may need.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Parameter">Huber's bound, in deviations of the target, or the quantile, between 0 and 1.</param>
public readonly record struct LossFunction(Loss Kind, float Parameter)
{
    /// <summary>
    /// Several quantiles that networks learn to predict at once, in ascending order, an output each; <see cref="Parameter"/> is the middle one. Default
    /// for one.
    /// </summary>
    public ImmutableArray<float> Quantiles { get; init; }

    /// <summary>The number of each output, over and over.</summary>
    internal float[] PerOutput => Quantiles.IsDefaultOrEmpty ? [Parameter] : [.. Quantiles];

    /// <summary>The quantile that networks learn to predict, of several the middle one; null for other losses.</summary>
    public float? Quantile => Kind.ParameterIsQuantile ? Parameter : null;

    /// <summary>The loss of quantiles: one, or several that networks predict at once.</summary>
    /// <param name="quantiles">Between 0 and 1, in ascending order.</param>
    public static LossFunction FromQuantiles(ImmutableArray<float> quantiles) => new(Loss.Quantile, quantiles[MiddleOf(quantiles).Low])
    {
        Quantiles = quantiles.Length > 1 ? quantiles : default,
    };

    /// <summary>
    /// The places of the quantiles whose mean stands for all: twice the median, or else the two in the middle, which of an odd number are one.
    /// </summary>
    internal static (int Low, int High) MiddleOf(ImmutableArray<float> quantiles) =>
        quantiles.IndexOf(0.5f) is >= 0 and var median ? (median, median) : ((quantiles.Length - 1) / 2, quantiles.Length / 2);

    /// <summary>The same quantiles, too, where there are several.</summary>
    public bool Equals(LossFunction other) => Kind == other.Kind && Parameter == other.Parameter && PerOutput.AsSpan().SequenceEqual(other.PerOutput);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Parameter);

    /// <summary>A loss with its usual number: Huber's bound is 1, and the quantile the median.</summary>
    public static implicit operator LossFunction(Loss kind) => FromLoss(kind);

    /// <summary>A loss with its usual number.</summary>
    public static LossFunction FromLoss(Loss kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return new LossFunction(kind, kind.UsualParameter);
    }
}
