using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>The hyperbolic tangent.</summary>
internal sealed class TanhExport : IActivationExport
{
    public Activation Activation => Activation.Tanh;

    public GraphValue Apply(GraphValue sums) => sums.Tanh();
}
