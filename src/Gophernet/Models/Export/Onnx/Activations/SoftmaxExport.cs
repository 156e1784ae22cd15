using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>eˣⁱ / Σⱼ eˣʲ over the neurons of the layer.</summary>
internal sealed class SoftmaxExport : IActivationExport
{
    public Activation Activation => Activation.Softmax;

    public GraphValue Apply(GraphValue sums) => sums.Softmax();
}
