using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>Numbers that enter as they are.</summary>
internal sealed class PlainExport : IInputExport
{
    public string Kind => PlainInput.Name;

    public GraphValue Apply(InputStep step, TensorViews tensors, GraphValue inputs, string name) => inputs;
}
