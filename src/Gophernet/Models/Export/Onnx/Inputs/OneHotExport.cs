using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>A category as a number for each: 1 for the row's own, and 0 for the others.</summary>
internal sealed class OneHotExport : IInputExport
{
    public string Kind => OneHotInput.Name;

    public GraphValue Apply(InputStep step, TensorViews tensors, GraphValue inputs, string name) =>
        inputs.IsEqualTo(inputs.Graph.Constant("categories", Sequences.Range(step.Inputs).Select(code => (long)code), step.Inputs)).As(ElementType.Float);
}
