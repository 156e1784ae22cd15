using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>x·sigmoid(x).</summary>
internal sealed class SiluExport : IActivationExport
{
    public Activation Activation => Activation.Silu;

    public GraphValue Apply(GraphValue sums) => sums * sums.Sigmoid();
}
