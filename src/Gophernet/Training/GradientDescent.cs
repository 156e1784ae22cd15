using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Gradient descent with momentum (Polyak, 1964): velocity ← momentum·velocity − rate·gradient; parameter ← parameter + velocity.</summary>
public sealed class GradientDescent : Optimizer
{
    private readonly float _learningRate;
    private readonly float _momentum;
    private readonly float[] _velocity;

    /// <summary>Creates the optimizer at rest.</summary>
    /// <param name="parameterCount">The number of parameters.</param>
    /// <param name="learningRate">The step's length along the gradient.</param>
    /// <param name="momentum">The part of a step that is taken again in the next; 0 for none.</param>
    public GradientDescent(int parameterCount, float learningRate, float momentum)
    {
        _learningRate = learningRate;
        _momentum = momentum;
        _velocity = new float[parameterCount];
    }

    /// <inheritdoc/>
    public override void Update(Span<float> parameters, ReadOnlySpan<float> gradient)
    {
        Elementwise.Scale(_velocity, _momentum, _velocity);
        VectorLoop.AddScaled(gradient, -_learningRate, _velocity);
        Elementwise.Add(parameters, _velocity, parameters);
    }
}
