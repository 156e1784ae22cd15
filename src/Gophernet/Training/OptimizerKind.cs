namespace Gophernet.Training;

/// <summary>The rule that turns a gradient into a step.</summary>
public enum OptimizerKind
{
    /// <summary>Gradient descent, with momentum where asked for.</summary>
    GradientDescent,

    /// <summary>Adam.</summary>
    Adam,

    /// <summary>Adam with weight decay beside the gradient, not in it.</summary>
    AdamW,

    /// <summary>Quasi-Newton steps on all rows at once, for small data.</summary>
    LimitedMemoryBfgs,
}
