using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>
/// Softmax over the neurons of a layer, [neurons, rows]: each row of the batch is one distribution. Eight rows at a time, down the neurons of a panel.
/// </summary>
internal sealed class Softmax : Activation
{
    private const int Step = PanelMatrix.PanelColumns;

    public override string Name => "softmax";

    internal override bool IsElementwise => false;

    internal override bool NeedsPreActivation => false;

    internal override void Apply(PanelMatrix preActivations, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        for (var panel = firstPanel; panel < firstPanel + panelCount; panel++)
        {
            for (var lane = 0; lane < Step; lane += VectorLoop.Width)
            {
                Apply(preActivations.Panels(panel, 1)[lane..], outputs.Panels(panel, 1)[lane..]);
            }
        }
    }

    /// <summary>∂loss/∂sumᵢ = pᵢ·(∂loss/∂pᵢ − Σⱼ pⱼ·∂loss/∂pⱼ), in place of ∂loss/∂pᵢ.</summary>
    internal override void MultiplyByDerivative(PanelMatrix preActivations, PanelMatrix outputs, PanelMatrix deltas)
    {
        for (var panel = 0; panel < outputs.PanelCount; panel++)
        {
            for (var lane = 0; lane < Step; lane += VectorLoop.Width)
            {
                MultiplyByDerivative(outputs.Panels(panel, 1)[lane..], deltas.Panels(panel, 1)[lane..]);
            }
        }
    }

    private protected override void ApplyWeighted(
        Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix outputs, int firstPanel, int panelCount) => throw Unweighted();

    internal override void MultiplyByWeightedDerivative(
        Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix deltas, Matrix weightGradient) => throw Unweighted();

    /// <summary>Powers and their sum for eight rows, as the loss needs them too. The largest sum of each row is taken off first: nothing overflows.</summary>
    /// <param name="sums">Every 16th vector belongs to the rows.</param>
    /// <param name="powers">Receives e to the (sum − largest).</param>
    /// <returns>The largest sum, and the sum of the powers.</returns>
    public static (Vector256<float> Largest, Vector256<float> Total) Powers(ReadOnlySpan<float> sums, Span<float> powers)
    {
        var largest = VectorLoop.Load(sums, 0);
        for (var i = Step; i < sums.Length; i += Step)
        {
            // Not Max: of two numbers that are equal or none it may take either. What is not a number shows in the powers.
            var sum = VectorLoop.Load(sums, i);
            largest = Vector256.ConditionalSelect(Vector256.GreaterThan(sum, largest), sum, largest);
        }

        var total = Vector256<float>.Zero;
        for (var i = 0; i < sums.Length; i += Step)
        {
            var power = VectorMath.Exp(VectorLoop.Load(sums, i) - largest);
            VectorLoop.Store(power, powers, i);
            total += power;
        }

        return (largest, total);
    }

    private static NotSupportedException Unweighted() => new("Softmax is of a layer as a whole: its neurons have no activation weights.");

    private static void Apply(ReadOnlySpan<float> sums, Span<float> outputs)
    {
        var (_, total) = Powers(sums, outputs);
        for (var i = 0; i < outputs.Length; i += Step)
        {
            VectorLoop.Store(VectorLoop.Load(outputs, i) / total, outputs, i);
        }
    }

    private static void MultiplyByDerivative(ReadOnlySpan<float> outputs, Span<float> deltas)
    {
        var mean = Vector256<float>.Zero;
        for (var i = 0; i < outputs.Length; i += Step)
        {
            mean = Vector256.FusedMultiplyAdd(VectorLoop.Load(outputs, i), VectorLoop.Load(deltas, i), mean);
        }

        for (var i = 0; i < outputs.Length; i += Step)
        {
            VectorLoop.Store((VectorLoop.Load(deltas, i) - mean) * VectorLoop.Load(outputs, i), deltas, i);
        }
    }
}
