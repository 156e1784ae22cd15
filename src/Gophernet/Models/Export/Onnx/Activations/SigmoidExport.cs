using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>1 / (1 + e⁻ˣ).</summary>
internal sealed class SigmoidExport : IActivationExport
{
    public Activation Activation => Activation.Sigmoid;

    public GraphValue Apply(GraphValue sums) => sums.Sigmoid();
}
