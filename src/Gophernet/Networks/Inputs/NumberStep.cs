using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>Numbers that enter beside three learned numbers each, which are sums of forms of the number, with a bias each, and no other number's.</summary>
/// <param name="Count">How many numbers there are.</param>
internal abstract record NumberStep(int Count) : InputStep
{
    /// <summary>The numbers that are learned from each.</summary>
    public const int LearnedOutputs = 3;

    /// <summary>These, and the number.</summary>
    private protected const int OutputsOfOne = LearnedOutputs + 1;

    /// <inheritdoc/>
    public sealed override int Inputs => Count;

    /// <inheritdoc/>
    public sealed override int Outputs => checked(Count * OutputsOfOne);

    internal sealed override void Forward(TensorViews tensors, ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> outputs)
    {
        for (var i = 0; i < Count; i++)
        {
            Forward(tensors, i, numbers.Slice(i * Lanes, Lanes), outputs.Slice(i * OutputsOfOne * Lanes, OutputsOfOne * Lanes));
        }
    }

    internal sealed override void Backward(TensorViews tensors, TensorViews gradient, in InputBatch inputs, InputPlace place, PanelMatrix deltas)
    {
        for (var i = 0; i < Count; i++)
        {
            Backward(tensors, gradient, i, inputs.Numbers, place.Number + i, deltas, place.Dense + i * OutputsOfOne);
        }
    }

    /// <summary>Computes the outputs of one number for 16 rows.</summary>
    /// <param name="tensors">The tensors of the step.</param>
    /// <param name="index">The number's.</param>
    /// <param name="numbers">[16].</param>
    /// <param name="outputs">Receives [4, 16].</param>
    private protected abstract void Forward(TensorViews tensors, int index, ReadOnlySpan<float> numbers, Span<float> outputs);

    /// <summary>Computes the gradient of one number's tensors over a batch.</summary>
    /// <param name="tensors">The tensors of the step.</param>
    /// <param name="gradient">Receives ∂loss/∂parameter.</param>
    /// <param name="index">The number's.</param>
    /// <param name="numbers">All numbers, [numbers, rows].</param>
    /// <param name="number">Its row there.</param>
    /// <param name="deltas">∂loss/∂output, [outputs, rows]; 0 in the padding.</param>
    /// <param name="output">The row of its first output there.</param>
    private protected abstract void Backward(
        TensorViews tensors, TensorViews gradient, int index, PanelMatrix numbers, int number, PanelMatrix deltas, int output);

    /// <summary>The gradient of the biases of a number's sums: each the sum of its deltas.</summary>
    private protected static void SetBiasGradient(Span<float> gradient, PanelMatrix deltas, int output)
    {
        for (var i = 0; i < LearnedOutputs; i++)
        {
            var total = Vector256<float>.Zero;
            for (var panel = 0; panel < deltas.PanelCount; panel++)
            {
                var values = deltas.Panels(panel, 1).Slice((output + i) * Lanes, Lanes);
                total += VectorLoop.Load(values, 0) + VectorLoop.Load(values, VectorLoop.Width);
            }

            gradient[i] = VectorLoop.SumLanes(total);
        }
    }
}
