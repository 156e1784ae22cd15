using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Targets;

/// <summary>How what networks put out becomes the outputs of a graph, for one form of target.</summary>
internal interface ITargetExport
{
    /// <summary>The form.</summary>
    string Form { get; }

    /// <summary>Adds the outputs.</summary>
    /// <param name="model">The model.</param>
    /// <param name="outputs">What its networks put out, floats, [rows, outputs].</param>
    /// <param name="isUnreadable">In which rows that means nothing, [rows, 1]; null where it always does.</param>
    void Add(Model model, GraphValue outputs, GraphValue? isUnreadable);
}
