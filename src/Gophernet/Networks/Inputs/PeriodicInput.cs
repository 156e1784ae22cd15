using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// Numbers that enter beside three learned numbers each, made of 16 waves of them: PBLD of RealMLP (Holzmüller, Grinsztajn and Steinwart, "Better by
/// default", 2024), after Gorishniy, Rubachev and Babenko, "On embeddings for numerical features in tabular deep learning", 2022.
/// </summary>
/// <param name="Count">How many numbers there are.</param>
internal sealed record PeriodicInput(int Count) : NumberStep(Count)
{
    internal const string Name = "periodic";

    /// <summary>The waves of a number.</summary>
    public const int Waves = 16;

    /// <summary>Turns.</summary>
    internal const float PerRadian = 0.15915494309189535f;

    private const float FrequencyDeviation = 0.1f;

    // The indexes of the tensors.
    private const int Frequency = 0;
    private const int Phase = 1;
    private const int Weight = 2;
    private const int Bias = 3;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override string Summary(int steps, int inputs) => $"{inputs} with learned waves";

    /// <inheritdoc/>
    public override ImmutableArray<TensorShape> Tensors =>
    [
        new("frequency", ParameterKind.Wave, Count, Waves),
        new("phase", ParameterKind.Wave, Count, Waves),
        new("weight", ParameterKind.Wave, Count, Waves * LearnedOutputs),
        new("bias", ParameterKind.Wave, Count, LearnedOutputs),
    ];

    internal override void Start(TensorViews tensors, RandomSource random)
    {
        var bound = 1 / MathF.Sqrt(Waves);
        random.FillNormal(tensors[Frequency].Values, FrequencyDeviation);
        random.FillUniform(tensors[Phase].Values, -MathF.PI, 2 * MathF.PI);
        random.FillUniform(tensors[Weight].Values, -bound, 2 * bound);
        random.FillUniform(tensors[Bias].Values, -bound, 2 * bound);
    }

    internal override InputStep? MergedWith(InputStep next) => next is PeriodicInput other ? new PeriodicInput(checked(Count + other.Count)) : null;

    private protected override void Forward(TensorViews tensors, int index, ReadOnlySpan<float> numbers, Span<float> outputs)
    {
        for (var lane = 0; lane < Lanes; lane += VectorLoop.Width)
        {
            ForwardEight(tensors, index, numbers[lane..], outputs[lane..]);
        }
    }

    /// <summary>Eight rows of one number x: three sums of cos(2πx·frequency + phase) over the waves, and x.</summary>
    private static void ForwardEight(TensorViews tensors, int index, ReadOnlySpan<float> numbers, Span<float> outputs)
    {
        var frequencies = tensors[Frequency].Row(index);
        var phases = tensors[Phase].Row(index);
        var weights = tensors[Weight].Row(index);
        var biases = tensors[Bias].Row(index);
        var x = VectorLoop.Load(numbers, 0);
        var (sum0, sum1, sum2) = (Vector256.Create(biases[0]), Vector256.Create(biases[1]), Vector256.Create(biases[2]));
        for (var i = 0; i < Waves; i++)
        {
            var wave = VectorMath.CosTurns(Turns(x, frequencies[i], phases[i]));
            sum0 = Vector256.FusedMultiplyAdd(wave, Vector256.Create(weights[i]), sum0);
            sum1 = Vector256.FusedMultiplyAdd(wave, Vector256.Create(weights[Waves + i]), sum1);
            sum2 = Vector256.FusedMultiplyAdd(wave, Vector256.Create(weights[2 * Waves + i]), sum2);
        }

        VectorLoop.Store(sum0, outputs, 0);
        VectorLoop.Store(sum1, outputs, Lanes);
        VectorLoop.Store(sum2, outputs, 2 * Lanes);
        VectorLoop.Store(x, outputs, 3 * Lanes);
    }

    private static Vector256<float> Turns(Vector256<float> x, float frequency, float phase) =>
        Vector256.FusedMultiplyAdd(x, Vector256.Create(frequency), Vector256.Create(phase * PerRadian));

    private protected override void Backward(
        TensorViews tensors, TensorViews gradient, int index, PanelMatrix numbers, int number, PanelMatrix deltas, int output)
    {
        var frequencies = tensors[Frequency].Row(index);
        var phases = tensors[Phase].Row(index);
        var weights = tensors[Weight].Row(index);
        var weightGradient = gradient[Weight].Row(index);
        for (var wave = 0; wave < Waves; wave++)
        {
            var (w0, w1, w2) = (weights[wave], weights[Waves + wave], weights[2 * Waves + wave]);
            Vector256<float> sum0 = default, sum1 = default, sum2 = default, frequency = default, phase = default;
            for (var panel = 0; panel < numbers.PanelCount; panel++)
            {
                var x = numbers.Panels(panel, 1).Slice(number * Lanes, Lanes);
                var d = deltas.Panels(panel, 1).Slice(output * Lanes, LearnedOutputs * Lanes);
                for (var lane = 0; lane < Lanes; lane += VectorLoop.Width)
                {
                    var value = VectorLoop.Load(x, lane);
                    var turns = Turns(value, frequencies[wave], phases[wave]);
                    var height = VectorMath.CosTurns(turns);
                    var (d0, d1, d2) = (VectorLoop.Load(d, lane), VectorLoop.Load(d, Lanes + lane), VectorLoop.Load(d, 2 * Lanes + lane));
                    sum0 = Vector256.FusedMultiplyAdd(d0, height, sum0);
                    sum1 = Vector256.FusedMultiplyAdd(d1, height, sum1);
                    sum2 = Vector256.FusedMultiplyAdd(d2, height, sum2);
                    var down = Vector256.FusedMultiplyAdd(d2, Vector256.Create(w2), Vector256.FusedMultiplyAdd(d1, Vector256.Create(w1), d0 * w0));
                    var slope = down * VectorMath.SinTurns(turns);
                    frequency = Vector256.FusedMultiplyAdd(slope, value, frequency);
                    phase += slope;
                }
            }

            weightGradient[wave] = VectorLoop.SumLanes(sum0);
            weightGradient[Waves + wave] = VectorLoop.SumLanes(sum1);
            weightGradient[2 * Waves + wave] = VectorLoop.SumLanes(sum2);
            gradient[Frequency].Row(index)[wave] = -VectorLoop.SumLanes(frequency) / PerRadian;
            gradient[Phase].Row(index)[wave] = -VectorLoop.SumLanes(phase);
        }

        SetBiasGradient(gradient[Bias].Row(index), deltas, output);
    }
}
