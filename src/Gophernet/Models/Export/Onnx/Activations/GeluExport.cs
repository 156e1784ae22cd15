using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>x·Φ(x): an operator of its own came with a later version.</summary>
internal sealed class GeluExport : IActivationExport
{
    public Activation Activation => Activation.Gelu;

    public GraphValue Apply(GraphValue sums) => sums * 0.5 * (1 + (sums * (1 / Math.Sqrt(2))).Erf());
}
