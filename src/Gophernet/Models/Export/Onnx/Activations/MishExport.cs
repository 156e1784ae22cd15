using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>x·tanh(ln(1 + eˣ)).</summary>
internal sealed class MishExport : IActivationExport
{
    public Activation Activation => Activation.Mish;

    public GraphValue Apply(GraphValue sums) => sums * sums.Softplus().Tanh();
}
