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
    public override void Update(Span<float> parameters, ReadOnlySpan<float> gradient)
    {
        _meanDecayPower *= MeanDecay;
        _squareDecayPower *= SquareDecay;
        var step = new StepSizes(
            Vector256.Create((float)(_learningRate / (1 - _meanDecayPower))),
            Vector256.Create((float)(1 / (1 - _squareDecayPower))));

        var i = 0;
        for (; i <= parameters.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            var mean = VectorLoop.Load(_mean, i);
            var square = VectorLoop.Load(_square, i);
            VectorLoop.Store(Advance(step, VectorLoop.Load(parameters, i), VectorLoop.Load(gradient, i), ref mean, ref square), parameters, i);
            VectorLoop.Store(mean, _mean, i);
            VectorLoop.Store(square, _square, i);
        }

        if (i < parameters.Length)
        {
            var mean = VectorLoop.LoadPart(_mean.AsSpan(i));
            var square = VectorLoop.LoadPart(_square.AsSpan(i));
            VectorLoop.StorePart(
                Advance(step, VectorLoop.LoadPart(parameters[i..]), VectorLoop.LoadPart(gradient[i..]), ref mean, ref square), parameters[i..]);
            VectorLoop.StorePart(mean, _mean.AsSpan(i));
            VectorLoop.StorePart(square, _square.AsSpan(i));
        }
    }

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
