using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>Learned lines from knot to knot.</summary>
internal sealed class PiecewiseExport : IInputExport
{
    // The indexes of the tensors.
    private const int Knot = 0;
    private const int Weight = 1;
    private const int Bias = 2;

    public string Kind => PiecewiseInput.Name;

    public GraphValue Apply(InputStep step, TensorViews tensors, GraphValue inputs, string name)
    {
        var (graph, bins) = (inputs.Graph, ((PiecewiseInput)step).Bins);
        var (starts, factors) = (new float[step.Numbers * bins], new float[step.Numbers * bins]);
        for (var i = 0; i < step.Numbers; i++)
        {
            var knots = tensors[Knot].Row(i);
            knots[..bins].CopyTo(starts.AsSpan(i * bins));
            PiecewiseInput.SetFactors(knots, factors.AsSpan(i * bins, bins));
        }

        var x = inputs.Reshape(-1, step.Numbers, 1);
        var shares = (x - graph.Constant(name + "knot", starts, step.Numbers, bins)) * graph.Constant(name + "factor", factors, step.Numbers, bins);
        return LearnedSums.Of(x, shares.Clip(0, 1), tensors[Weight], tensors[Bias], name);
    }
}
