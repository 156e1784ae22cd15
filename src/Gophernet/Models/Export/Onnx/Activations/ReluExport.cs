using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>max(0, x).</summary>
internal sealed class ReluExport : IActivationExport
{
    public Activation Activation => Activation.Relu;

    public GraphValue Apply(GraphValue sums) => sums.Relu();
}
