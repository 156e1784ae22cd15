using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>The rule that turns gradients into steps. The optimizers are these, a line each.</summary>
public abstract class Optimizer
{
    private protected Optimizer(string name) => Name = name;

    /// <summary>Gradient descent, with momentum where asked for.</summary>
    public static Optimizer GradientDescent { get; } = new FirstOrderOptimizer("gradient-descent", Training.GradientDescent.Create, takesMomentum: true);

    /// <summary>Adam.</summary>
    public static Optimizer Adam { get; } = new FirstOrderOptimizer("adam", Training.Adam.Create);

    /// <summary>Adam with weight decay beside the gradient, not in it.</summary>
    public static Optimizer AdamW { get; } = new FirstOrderOptimizer("adamw", Training.Adam.CreateDecoupled);

    /// <summary>Quasi-Newton steps on all rows at once, for small data.</summary>
    public static Optimizer LimitedMemoryBfgs { get; } = new QuasiNewtonOptimizer("l-bfgs");

    /// <summary>Every optimizer.</summary>
    public static IReadOnlyList<Optimizer> All { get; } = [GradientDescent, Adam, AdamW, LimitedMemoryBfgs];

    /// <summary>The name on the command line and in model files.</summary>
    public string Name { get; }

    /// <summary>Whether momentum has an effect.</summary>
    internal abstract bool TakesMomentum { get; }

    /// <summary>Whether it finds its own steps on all rows: what says how long they are, and on which rows, has no effect.</summary>
    internal abstract bool FindsOwnSteps { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The options without those that it cannot follow: presets set them for other optimizers.</summary>
    internal abstract TrainingOptions Restrict(TrainingOptions options);

    /// <summary>Creates the rule that trains a network.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="network">The network, changed in place.</param>
    /// <param name="gradient">Computes its gradients on these rows.</param>
    /// <param name="member">Its number among several: each draws other random numbers.</param>
    internal abstract IStepRule CreateRule(TrainingRows rows, TrainingOptions options, Network network, BatchGradient gradient, int member);
}
