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
    /// <summary>Takes one step against the gradient.</summary>
    /// <param name="parameters">Every parameter, changed in place.</param>
    /// <param name="gradient">∂loss/∂parameter, in the same order.</param>
    public abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradient);

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
