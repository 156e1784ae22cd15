using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>
/// Gradient descent with momentum (Polyak, 1964): velocity ← momentum·velocity − rate·gradient; parameter ← parameter + velocity. With Nesterov's
/// look ahead (Sutskever et al., "On the importance of initialization and momentum in deep learning", 2013) the parameter moves by
/// momentum·velocity − rate·gradient, with the new velocity. Weight decay is a part of the gradient.
/// </summary>
internal sealed class GradientDescent : FirstOrderMethod
{
    private readonly float _momentum;
    private readonly bool _looksAhead;
    private readonly float[] _velocity;
    private float _learningRate;
    private float _stepRate;

    /// <summary>Creates the optimizer at rest.</summary>
    /// <param name="parameterCount">The number of parameters.</param>
    /// <param name="learningRate">The step's length along the gradient.</param>
    /// <param name="momentum">The part of a step that is taken again in the next; 0 for none.</param>
    /// <param name="looksAhead">Whether momentum is Nesterov's.</param>
    public GradientDescent(int parameterCount, float learningRate, float momentum, bool looksAhead = false)
    {
        _learningRate = learningRate;
        _stepRate = learningRate;
        _momentum = momentum;
        _looksAhead = looksAhead;
        _velocity = new float[parameterCount];
    }

    /// <summary>Gradient descent as the options want it.</summary>
    public static GradientDescent Create(TrainingOptions options, int parameterCount) =>
        new(parameterCount, options.LearningRate, options.Momentum, options.HasNesterov);

    /// <inheritdoc/>
    public override void BeginStep(float schedule = 1) => _stepRate = _learningRate * schedule;

    /// <inheritdoc/>
    public override void Update(
        int first, Span<float> parameters, ReadOnlySpan<float> gradient, float gradientScale, float rate = 1, float decay = 0)
    {
        var velocities = _velocity.AsSpan(first, parameters.Length);
        rate *= _stepRate;
        var i = 0;
        for (; i <= parameters.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            var velocity = VectorLoop.Load(velocities, i);
            VectorLoop.Store(
                Advance(VectorLoop.Load(parameters, i), VectorLoop.Load(gradient, i) * gradientScale, rate, decay, ref velocity), parameters, i);
            VectorLoop.Store(velocity, velocities, i);
        }

        if (i < parameters.Length)
        {
            var velocity = VectorLoop.LoadPart(velocities[i..]);
            VectorLoop.StorePart(
                Advance(VectorLoop.LoadPart(parameters[i..]), VectorLoop.LoadPart(gradient[i..]) * gradientScale, rate, decay, ref velocity), parameters[i..]);
            VectorLoop.StorePart(velocity, velocities[i..]);
        }
    }

    /// <inheritdoc/>
    public override void Restart(float learningRate)
    {
        _learningRate = learningRate;
        _velocity.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public override FirstOrderMethod CreateAnother() => new GradientDescent(_velocity.Length, _learningRate, _momentum, _looksAhead);

    /// <inheritdoc/>
    public override void CopyFrom(FirstOrderMethod other, CancellationToken cancellation = default)
    {
        var descent = (GradientDescent)other;
        _learningRate = descent._learningRate;
        VectorLoop.Copy(descent._velocity, _velocity, cancellation);
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write(_learningRate);
        StateNumbers.Write(state, _velocity);
    }

    /// <inheritdoc/>
    public override void Load(BinaryReader state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _learningRate = state.ReadSingle();
        StateNumbers.ReadFinite(state, _velocity, "a velocity");
        StateNumbers.Require(float.IsFinite(_learningRate) && _learningRate >= 0, "the learning rate");
    }

    private Vector256<float> Advance(Vector256<float> parameter, Vector256<float> gradient, float rate, float decay, ref Vector256<float> velocity)
    {
        gradient = decay == 0 ? gradient : Vector256.FusedMultiplyAdd(parameter, Vector256.Create(decay), gradient);
        velocity = Vector256.FusedMultiplyAdd(gradient, Vector256.Create(-rate), velocity * _momentum);
        return _looksAhead ? parameter + Vector256.FusedMultiplyAdd(gradient, Vector256.Create(-rate), velocity * _momentum) : parameter + velocity;
    }
}
