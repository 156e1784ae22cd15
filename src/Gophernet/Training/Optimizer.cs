namespace Gophernet.Training;

/// <summary>The rule that turns a gradient into a step.</summary>
public enum OptimizerKind
{
    /// <summary>Gradient descent, with momentum where asked for.</summary>
    GradientDescent,

    /// <summary>Adam.</summary>
    Adam,
}

/// <summary>An optimizer changes all parameters of a network in one step, and keeps what it needs from step to step.</summary>
public abstract class Optimizer
{
    /// <summary>Begins a step; the parts of it follow.</summary>
    public virtual void BeginStep()
    {
    }

    /// <summary>Changes neighbouring parameters. Each depends on its own gradient alone: parts may be worked on at once, and cut anywhere.</summary>
    /// <param name="first">The index of the first among all parameters.</param>
    /// <param name="parameters">The parameters, changed in place.</param>
    /// <param name="gradient">∂loss/∂parameter, in the same order.</param>
    /// <param name="gradientScale">What the gradient is multiplied with first.</param>
    public abstract void Update(int first, Span<float> parameters, ReadOnlySpan<float> gradient, float gradientScale);

    /// <summary>Creates the optimizer that the options name.</summary>
    public static Optimizer Create(TrainingOptions options, int parameterCount)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Optimizer switch
        {
            OptimizerKind.GradientDescent => new GradientDescent(parameterCount, options.LearningRate, options.Momentum),
            OptimizerKind.Adam => new Adam(parameterCount, options.LearningRate),
            _ => throw new ArgumentOutOfRangeException(nameof(options)),
        };
    }
}
