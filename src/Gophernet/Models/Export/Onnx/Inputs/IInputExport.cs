using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>How one kind of input step is computed in a graph.</summary>
internal interface IInputExport
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>Computes what enters the first layer.</summary>
    /// <param name="step">A step of the kind.</param>
    /// <param name="tensors">Its tensors.</param>
    /// <param name="inputs">Its numbers, [rows, numbers], or its category, [rows, 1].</param>
    /// <param name="name">What names of its tensors begin with.</param>
    /// <returns>[rows, outputs of the step].</returns>
    GraphValue Apply(InputStep step, TensorViews tensors, GraphValue inputs, string name);
}
