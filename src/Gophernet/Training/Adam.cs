using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), with the paper's decay rates and ε.</summary>
public sealed class Adam : Optimizer
{
    private const float MeanDecay = 0.9f;
    private const float SquareDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float _learningRate;
    private readonly float[] _mean;
    private readonly float[] _square;

    // β₁ᵗ and β₂ᵗ, by multiplication: Math.Pow differs between machines.
    private double _meanDecayPower = 1;
    private double _squareDecayPower = 1;
    private StepSizes _step;

    /// <summary>Creates the optimizer, its averages at 0.</summary>
    /// <param name="parameterCount">The number of parameters.</param>
    /// <param name="learningRate">About the largest change of a parameter in one step.</param>
    public Adam(int parameterCount, float learningRate)
    {
        _learningRate = learningRate;
        _mean = new float[parameterCount];
        _square = new float[parameterCount];
    }

    /// <inheritdoc/>
    public override void BeginStep()
    {
        _meanDecayPower *= MeanDecay;
        _squareDecayPower *= SquareDecay;
        _step = new StepSizes(
            Vector256.Create((float)(_learningRate / (1 - _meanDecayPower))),
            Vector256.Create((float)(1 / (1 - _squareDecayPower))));
    }

    /// <inheritdoc/>
    public override void Update(int first, Span<float> parameters, ReadOnlySpan<float> gradient, float gradientScale)
    {
        var means = _mean.AsSpan(first, parameters.Length);
        var squares = _square.AsSpan(first, parameters.Length);
        var step = _step;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Advance(
        StepSizes step, Vector256<float> parameter, Vector256<float> gradient, ref Vector256<float> mean, ref Vector256<float> square)
    {
        mean = Vector256.FusedMultiplyAdd(mean, Vector256.Create(MeanDecay), gradient * (1 - MeanDecay));
        square = Vector256.FusedMultiplyAdd(square, Vector256.Create(SquareDecay), gradient * gradient * (1 - SquareDecay));
        var root = Vector256.Sqrt(square * step.SquareCorrection) + Vector256.Create(Epsilon);
        return parameter - step.Rate * mean / root;
    }

    /// <summary>The learning rate with the mean's bias correction, and the square's, which both change from step to step.</summary>
    private readonly record struct StepSizes(Vector256<float> Rate, Vector256<float> SquareCorrection);
}
