using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>Nothing.</summary>
internal sealed class IdentityExport : IActivationExport
{
    public Activation Activation => Activation.Identity;

    public GraphValue Apply(GraphValue sums) => sums;
}
