using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>A category as learned numbers, which are looked up.</summary>
internal sealed class EmbeddedExport : IInputExport
{
    public string Kind => EmbeddedInput.Name;

    public GraphValue Apply(InputStep step, TensorViews tensors, GraphValue inputs, string name)
    {
        var width = step.Outputs;
        var rows = new float[(step.Inputs + 1) * width]; // the last is of what is no category: zeros
        tensors[0].Values.CopyTo(rows);
        return inputs.Graph.Constant(name + "embedding", rows, step.Inputs + 1, width).Gather(inputs).Reshape(-1, width);
    }
}
