using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using System.Text.Json;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// Numbers that enter beside three learned numbers each, which go straight from knot to knot: the piecewise-linear encoding of Gorishniy, Rubachev and
/// Babenko, "On embeddings for numerical features in tabular deep learning", 2022, and a linear layer for each number. Steps and values that repeat, which
/// waves of low frequency smooth away, are sharp here.
/// </summary>
/// <param name="Count">How many numbers there are.</param>
/// <param name="Bins">The bins between the knots of a number.</param>
internal sealed record PiecewiseInput(int Count, int Bins) : NumberStep(Count)
{
    internal const string Name = "piecewise";

    /// <summary>The bins of a number, unless a file says otherwise.</summary>
    public const int UsualBins = 64;

    /// <summary>The most bins that a file may ask for.</summary>
    public const int MaxBins = 1024;

    private const float BiasBound = 0.25f; // as waves have it

    // The indexes of the tensors.
    private const int Knot = 0;
    private const int Weight = 1;
    private const int Bias = 2;

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override bool IsFitted => true;

    /// <inheritdoc/>
    public override string Summary(int steps, int inputs) => $"{inputs} with learned lines";

    /// <inheritdoc/>
    public override ImmutableArray<TensorShape> Tensors =>
    [
        new("knot", ParameterKind.Knot, Count, Bins + 1),
        new("weight", ParameterKind.Wave, Count, Bins * LearnedOutputs),
        new("bias", ParameterKind.Wave, Count, LearnedOutputs),
    ];

    /// <summary>What the bins add to each other is drawn, so that neighbouring knots begin with neighbouring numbers.</summary>
    internal override void Start(TensorViews tensors, RandomSource random)
    {
        random.FillNormal(tensors[Weight].Values, 1 / MathF.Sqrt(Bins));
        random.FillUniform(tensors[Bias].Values, -BiasBound, 2 * BiasBound);
    }

    internal override void Fit(TensorViews tensors, PanelMatrix numbers, int first)
    {
        for (var i = 0; i < Count; i++)
        {
            var values = new float[numbers.Columns];
            for (var row = 0; row < values.Length; row++)
            {
                values[row] = numbers[first + i, row];
            }

            Knots.Choose(values, tensors[Knot].Row(i));
        }
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        json.WriteNumber("bins", Bins);
    }

    internal override InputStep? MergedWith(InputStep next) =>
        next is PiecewiseInput other && other.Bins == Bins ? this with { Count = checked(Count + other.Count) } : null;

    /// <summary>1 / the width of each bin; 0 where it has none.</summary>
    internal static void SetFactors(ReadOnlySpan<float> knots, Span<float> factors)
    {
        for (var bin = 0; bin < factors.Length; bin++)
        {
            var width = knots[bin + 1] - knots[bin];
            factors[bin] = width > 0 ? Math.Min(1 / width, float.MaxValue) : 0;
        }
    }

    /// <summary>
    /// How much of a bin lies below each number, from 0 to 1. The native instructions differ between machines for NaN alone, and where zeros of two signs
    /// are compared in the other order.
    /// </summary>
    private static Vector256<float> Share(Vector256<float> numbers, float knot, float factor) => Vector256.MinNative(
        Vector256.MaxNative((numbers - Vector256.Create(knot)) * factor, Vector256<float>.Zero), Vector256<float>.One);

    private protected override void Forward(TensorViews tensors, int index, ReadOnlySpan<float> numbers, Span<float> outputs)
    {
        Span<float> factors = stackalloc float[Bins];
        SetFactors(tensors[Knot].Row(index), factors);
        for (var lane = 0; lane < Lanes; lane += VectorLoop.Width)
        {
            ForwardEight(tensors, index, factors, numbers[lane..], outputs[lane..]);
        }
    }

    private protected override void Backward(
        TensorViews tensors, TensorViews gradient, int index, PanelMatrix numbers, int number, PanelMatrix deltas, int output)
    {
        Span<float> factors = stackalloc float[Bins];
        var knots = tensors[Knot].Row(index);
        SetFactors(knots, factors);
        gradient[Knot].Row(index).Clear(); // they stay
        var weightGradient = gradient[Weight].Row(index);
        for (var bin = 0; bin < Bins; bin++)
        {
            Vector256<float> sum0 = default, sum1 = default, sum2 = default;
            for (var panel = 0; panel < numbers.PanelCount; panel++)
            {
                var x = numbers.Panels(panel, 1).Slice(number * Lanes, Lanes);
                var d = deltas.Panels(panel, 1).Slice(output * Lanes, LearnedOutputs * Lanes);
                for (var lane = 0; lane < Lanes; lane += VectorLoop.Width)
                {
                    var share = Share(VectorLoop.Load(x, lane), knots[bin], factors[bin]);
                    sum0 = Vector256.FusedMultiplyAdd(VectorLoop.Load(d, lane), share, sum0);
                    sum1 = Vector256.FusedMultiplyAdd(VectorLoop.Load(d, Lanes + lane), share, sum1);
                    sum2 = Vector256.FusedMultiplyAdd(VectorLoop.Load(d, 2 * Lanes + lane), share, sum2);
                }
            }

            weightGradient[bin] = VectorLoop.SumLanes(sum0);
            weightGradient[Bins + bin] = VectorLoop.SumLanes(sum1);
            weightGradient[2 * Bins + bin] = VectorLoop.SumLanes(sum2);
        }

        SetBiasGradient(gradient[Bias].Row(index), deltas, output);
    }

    /// <summary>Eight rows of one number x: three sums over the shares of the bins, and x.</summary>
    private void ForwardEight(TensorViews tensors, int index, ReadOnlySpan<float> factors, ReadOnlySpan<float> numbers, Span<float> outputs)
    {
        var knots = tensors[Knot].Row(index);
        var weights = tensors[Weight].Row(index);
        var biases = tensors[Bias].Row(index);
        var x = VectorLoop.Load(numbers, 0);
        var (sum0, sum1, sum2) = (Vector256.Create(biases[0]), Vector256.Create(biases[1]), Vector256.Create(biases[2]));
        for (var bin = 0; bin < factors.Length; bin++)
        {
            var share = Share(x, knots[bin], factors[bin]);
            sum0 = Vector256.FusedMultiplyAdd(share, Vector256.Create(weights[bin]), sum0);
            sum1 = Vector256.FusedMultiplyAdd(share, Vector256.Create(weights[Bins + bin]), sum1);
            sum2 = Vector256.FusedMultiplyAdd(share, Vector256.Create(weights[2 * Bins + bin]), sum2);
        }

        VectorLoop.Store(sum0, outputs, 0);
        VectorLoop.Store(sum1, outputs, Lanes);
        VectorLoop.Store(sum2, outputs, 2 * Lanes);
        VectorLoop.Store(x, outputs, 3 * Lanes);
    }
}
