using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>
/// Learned waves. The turns are computed in double and then rounded, as one fused operation rounds them in the product, and whole turns are taken off before
/// the cosine: far numbers keep their digits.
/// </summary>
internal sealed class PeriodicExport : IInputExport
{
    // The indexes of the tensors.
    private const int Frequency = 0;
    private const int Phase = 1;
    private const int Weight = 2;
    private const int Bias = 3;

    public string Kind => PeriodicInput.Name;

    public GraphValue Apply(InputStep step, TensorViews tensors, GraphValue inputs, string name)
    {
        var graph = inputs.Graph;
        var x = inputs.Reshape(-1, step.Numbers, 1);
        var frequency = graph.Constant(name + "frequency", tensors[Frequency].Values, step.Numbers, PeriodicInput.Waves);
        var phase = graph.Constant(name + "phase", TurnsOf(tensors[Phase]), step.Numbers, PeriodicInput.Waves);
        var turns = (x.As(ElementType.Double) * frequency.As(ElementType.Double) + phase.As(ElementType.Double)).As(ElementType.Float);
        var waves = ((turns - turns.Round()) * (2 * Math.PI)).Cos();
        return LearnedSums.Of(x, waves, tensors[Weight], tensors[Bias], name);
    }

    private static float[] TurnsOf(Matrix phases)
    {
        var turns = phases.Values.ToArray();
        foreach (ref var turn in turns.AsSpan())
        {
            turn *= PeriodicInput.PerRadian;
        }

        return turns;
    }
}
