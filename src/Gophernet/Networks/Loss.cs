namespace Gophernet.Networks;

/// <summary>What training makes small; each is a sum over outputs and rows.</summary>
public enum Loss
{
    /// <summary>½ Σ (output − target)²: the article's.</summary>
    SquaredError,

    /// <summary>−Σ target·ln(output) after softmax; after sigmoid, −Σ target·ln(output) + (1 − target)·ln(1 − output) for each output by itself.</summary>
    CrossEntropy,

    /// <summary>Σ |output − target|: its best constant is the median.</summary>
    AbsoluteError,

    /// <summary>½ Σ (output − target)² near the target, and straight on beyond a bound (Huber, "Robust estimation of a location parameter", 1964).</summary>
    Huber,

    /// <summary>
    /// The pinball loss, Σ q·(target − output) where the output is too small and (1 − q)·(output − target) elsewhere: its best constant is the quantile
    /// q (Koenker and Bassett, "Regression quantiles", 1978).
    /// </summary>
    Quantile,
}

/// <summary>A loss with the number that it may need.</summary>
/// <param name="Kind">The loss.</param>
/// <param name="Parameter">Huber's bound, in deviations of the target, or the quantile, between 0 and 1.</param>
public readonly record struct LossFunction(Loss Kind, float Parameter)
{
    /// <summary>The quantile that networks learn to predict; null for other losses.</summary>
    public float? Quantile => Kind == Loss.Quantile ? Parameter : null;

    /// <summary>A loss that needs no number; Huber's bound is 1, and the quantile the median.</summary>
    public static implicit operator LossFunction(Loss kind) => FromLoss(kind);

    /// <summary>A loss with its usual number.</summary>
    public static LossFunction FromLoss(Loss kind) => new(kind, kind == Loss.Quantile ? 0.5f : 1);
}
