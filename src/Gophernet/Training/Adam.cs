using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>
/// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), with the paper's decay rates and ε unless told otherwise. Weight decay is a
/// part of the gradient, or, in AdamW (Loshchilov and Hutter, "Decoupled weight decay regularization", 2019), a step of its own: the
/// parameter loses rate·decay of itself.
/// </summary>
internal sealed class Adam : FirstOrderMethod
{
    private const float MeanDecay = 0.9f;
    private const float Epsilon = 1e-8f;

    private readonly float _squareDecay;
    private readonly bool _isDecoupled;
    private readonly float[] _mean;
    private readonly float[] _square;

    private float _learningRate;
    private float _stepRate;

    // β₁ᵗ and β₂ᵗ, by multiplication: Math.Pow differs between machines.
    private double _meanDecayPower = 1;
    private double _squareDecayPower = 1;
    private float _correctedRate;
    private float _squareCorrection;

    /// <summary>Creates the optimizer, its averages at 0.</summary>
    /// <param name="parameterCount">The number of parameters.</param>
    /// <param name="learningRate">About the largest change of a parameter in one step.</param>
    /// <param name="squareDecay">β₂, what is kept of the mean square from step to step.</param>
    /// <param name="isDecoupled">Whether weight decay is a step of its own.</param>
    public Adam(int parameterCount, float learningRate, float squareDecay = 0.999f, bool isDecoupled = false)
    {
        _learningRate = learningRate;
        _squareDecay = squareDecay;
        _isDecoupled = isDecoupled;
        _mean = new float[parameterCount];
        _square = new float[parameterCount];
    }

    /// <summary>Adam as the options want it.</summary>
    public static Adam Create(TrainingOptions options, int parameterCount) => new(parameterCount, options.LearningRate, options.SquareDecay);

    /// <summary>AdamW as the options want it.</summary>
    public static Adam CreateDecoupled(TrainingOptions options, int parameterCount) =>
        new(parameterCount, options.LearningRate, options.SquareDecay, isDecoupled: true);

    /// <inheritdoc/>
    public override void BeginStep(float schedule = 1)
    {
        _meanDecayPower *= MeanDecay;
        _squareDecayPower *= _squareDecay;
        _stepRate = _learningRate * schedule;
        _correctedRate = (float)(_stepRate / (1 - _meanDecayPower));
        _squareCorrection = (float)(1 / (1 - _squareDecayPower));
    }

    /// <inheritdoc/>
    public override void Update(
        int first, Span<float> parameters, ReadOnlySpan<float> gradient, float gradientScale, float rate = 1, float decay = 0)
    {
        var means = _mean.AsSpan(first, parameters.Length);
        var squares = _square.AsSpan(first, parameters.Length);
        var step = new Step(
            Vector256.Create(_correctedRate * rate), Vector256.Create(_squareCorrection), Vector256.Create(_squareDecay), Vector256.Create(1 - _squareDecay),
            Vector256.Create(_isDecoupled ? 0 : decay), Vector256.Create(_isDecoupled ? 1 - _stepRate * decay : 1));
        var i = 0;
        for (; i <= parameters.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            var (mean, square) = (VectorLoop.Load(means, i), VectorLoop.Load(squares, i));
            VectorLoop.Store(
                Advance(step, VectorLoop.Load(parameters, i), VectorLoop.Load(gradient, i) * gradientScale, ref mean, ref square), parameters, i);
            VectorLoop.Store(mean, means, i);
            VectorLoop.Store(square, squares, i);
        }

        if (i < parameters.Length)
        {
            var (mean, square) = (VectorLoop.LoadPart(means[i..]), VectorLoop.LoadPart(squares[i..]));
            VectorLoop.StorePart(
                Advance(step, VectorLoop.LoadPart(parameters[i..]), VectorLoop.LoadPart(gradient[i..]) * gradientScale, ref mean, ref square),
                parameters[i..]);
            VectorLoop.StorePart(mean, means[i..]);
            VectorLoop.StorePart(square, squares[i..]);
        }
    }

    /// <inheritdoc/>
    public override void Restart(float learningRate)
    {
        _learningRate = learningRate;
        (_meanDecayPower, _squareDecayPower) = (1, 1);
        _mean.AsSpan().Clear();
        _square.AsSpan().Clear();
    }

    /// <inheritdoc/>
    public override FirstOrderMethod CreateAnother() => new Adam(_mean.Length, _learningRate, _squareDecay, _isDecoupled);

    /// <inheritdoc/>
    public override void CopyFrom(FirstOrderMethod other, CancellationToken cancellation = default)
    {
        var adam = (Adam)other;
        (_learningRate, _meanDecayPower, _squareDecayPower) = (adam._learningRate, adam._meanDecayPower, adam._squareDecayPower);
        VectorLoop.Copy(adam._mean, _mean, cancellation);
        VectorLoop.Copy(adam._square, _square, cancellation);
    }

    /// <inheritdoc/>
    public override void Save(BinaryWriter state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Write(_learningRate);
        state.Write(_meanDecayPower);
        state.Write(_squareDecayPower);
        StateNumbers.Write(state, _mean);
        StateNumbers.Write(state, _square);
    }

    /// <inheritdoc/>
    public override void Load(BinaryReader state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (_learningRate, _meanDecayPower, _squareDecayPower) = (state.ReadSingle(), state.ReadDouble(), state.ReadDouble());
        StateNumbers.ReadFinite(state, _mean, "a mean");
        StateNumbers.Read(state, _square);
        StateNumbers.Require(float.IsFinite(_learningRate) && _learningRate >= 0, "the learning rate");
        StateNumbers.Require(_meanDecayPower is >= 0 and <= 1 && _squareDecayPower is >= 0 and <= 1, "a power");
        StateNumbers.Require(Array.TrueForAll(_square, square => square >= 0), "a mean square"); // it may have overflowed
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Advance(
        Step step, Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> mean, ref Vector256<float> square)
    {
        gradient = Vector256.FusedMultiplyAdd(parameter, step.Decay, gradient);
        mean = Vector256.FusedMultiplyAdd(mean, Vector256.Create(MeanDecay), gradient * (1 - MeanDecay));
        square = Vector256.FusedMultiplyAdd(square, step.SquareDecay, gradient * gradient * step.SquareShare);
        var root = Vector256.Sqrt(square * step.SquareCorrection) + Vector256.Create(Epsilon);
        return parameter * step.Kept - step.Rate * mean / root;
    }

    /// <summary>What is the same for all parameters of an update.</summary>
    private readonly record struct Step(
        Vector256<float> Rate,
        Vector256<float> SquareCorrection,
        Vector256<float> SquareDecay,
        Vector256<float> SquareShare,
        Vector256<float> Decay,
        Vector256<float> Kept);
}
