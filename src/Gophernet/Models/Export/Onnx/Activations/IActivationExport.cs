using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;

namespace Gophernet.Models.Export.Onnx.Activations;

/// <summary>How one activation is computed in a graph.</summary>
internal interface IActivationExport
{
    /// <summary>The activation.</summary>
    Activation Activation { get; }

    /// <summary>Applies it to the sums of a layer, [rows, neurons].</summary>
    GraphValue Apply(GraphValue sums);
}
