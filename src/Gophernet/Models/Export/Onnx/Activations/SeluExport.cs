using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>λx above 0, λα(eˣ − 1) below.</summary>
internal sealed class SeluExport : IActivationExport
{
    private const float Lambda = 1.0507009873554805f;
    private const float Alpha = 1.6732632423543772f;

    public Activation Activation => Activation.Selu;

    public GraphValue Apply(GraphValue sums) => sums.Selu(Alpha, Lambda);
}
