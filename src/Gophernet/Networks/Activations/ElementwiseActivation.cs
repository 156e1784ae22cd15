using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Activations;

/// <summary>The loops of an activation of each neuron by itself over panels of a layer, [neurons, rows], compiled for each function.</summary>
internal sealed class ElementwiseActivation<TFunction> : Activation
    where TFunction : struct, IActivationFunction
{
    private const int Step = PanelMatrix.PanelColumns;

    public override string Name => TFunction.Name;

    internal override bool IsElementwise => true;

    internal override bool NeedsPreActivation => TFunction.NeedsPreActivation;

    internal override void Apply(PanelMatrix preActivations, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        ReadOnlySpan<float> from = preActivations.Panels(firstPanel, panelCount);
        var to = outputs.Panels(firstPanel, panelCount);
        for (var i = 0; i < to.Length; i += VectorLoop.Width)
        {
            VectorLoop.Store(TFunction.Apply(VectorLoop.Load(from, i)), to, i);
        }
    }

    private protected override void ApplyWeighted(
        Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix outputs, int firstPanel, int panelCount)
    {
        ReadOnlySpan<float> from = preActivations.Panels(firstPanel, panelCount);
        var kept = activated.Panels(firstPanel, panelCount);
        var to = outputs.Panels(firstPanel, panelCount);
        ReadOnlySpan<float> each = weights.Values;
        for (int i = 0, neuron = 0; i < to.Length; i += Step, neuron = neuron + 1 == each.Length ? 0 : neuron + 1)
        {
            var weight = Vector256.Create(each[neuron]);
            for (var at = i; at < i + Step; at += VectorLoop.Width)
            {
                var x = VectorLoop.Load(from, at);
                var activation = TFunction.Apply(x);
                VectorLoop.Store(activation, kept, at);
                VectorLoop.Store(Vector256.FusedMultiplyAdd(activation - x, weight, x), to, at);
            }
        }
    }

    internal override void MultiplyByDerivative(PanelMatrix preActivations, PanelMatrix outputs, PanelMatrix deltas)
    {
        ReadOnlySpan<float> sums = preActivations.Values;
        ReadOnlySpan<float> activated = outputs.Values;
        var values = deltas.Values;
        for (var i = 0; i < values.Length; i += VectorLoop.Width)
        {
            var x = TFunction.NeedsPreActivation ? VectorLoop.Load(sums, i) : default;
            VectorLoop.Store(TFunction.Derivative(x, VectorLoop.Load(activated, i)) * VectorLoop.Load(values, i), values, i);
        }
    }

    internal override void MultiplyByWeightedDerivative(
        Matrix weights, PanelMatrix preActivations, PanelMatrix activated, PanelMatrix deltas, Matrix weightGradient)
    {
        ReadOnlySpan<float> each = weights.Values;
        ReadOnlySpan<float> sums = preActivations.Values;
        ReadOnlySpan<float> kept = activated.Values;
        var values = deltas.Values;
        var gradient = weightGradient.Values;
        for (var neuron = 0; neuron < each.Length; neuron++)
        {
            var weight = Vector256.Create(each[neuron]);
            var total = Vector256<float>.Zero;
            for (var i = neuron * Step; i < values.Length; i += each.Length * Step)
            {
                for (var at = i; at < i + Step; at += VectorLoop.Width)
                {
                    var (x, delta) = (VectorLoop.Load(sums, at), VectorLoop.Load(values, at));
                    var activation = VectorLoop.Load(kept, at);
                    total = Vector256.FusedMultiplyAdd(delta, activation - x, total);
                    var change = TFunction.Derivative(x, activation) - Vector256<float>.One;
                    VectorLoop.Store(delta * Vector256.FusedMultiplyAdd(weight, change, Vector256<float>.One), values, at);
                }
            }

            gradient[neuron] = VectorLoop.SumLanes(total);
        }
    }
}
