using System.Runtime.Intrinsics;
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
    public override void Update(int first, Span<float> parameters, ReadOnlySpan<float> gradient, float gradientScale)
    {
        var velocities = _velocity.AsSpan(first, parameters.Length);
        var i = 0;
        for (; i <= parameters.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            var velocity = Advance(VectorLoop.Load(velocities, i), VectorLoop.Load(gradient, i) * gradientScale);
            VectorLoop.Store(velocity, velocities, i);
            VectorLoop.Store(VectorLoop.Load(parameters, i) + velocity, parameters, i);
        }

        if (i < parameters.Length)
        {
            var velocity = Advance(VectorLoop.LoadPart(velocities[i..]), VectorLoop.LoadPart(gradient[i..]) * gradientScale);
            VectorLoop.StorePart(velocity, velocities[i..]);
            VectorLoop.StorePart(VectorLoop.LoadPart(parameters[i..]) + velocity, parameters[i..]);
        }
    }

    private Vector256<float> Advance(Vector256<float> velocity, Vector256<float> gradient) =>
        Vector256.FusedMultiplyAdd(gradient, Vector256.Create(-_learningRate), velocity * _momentum);
}
