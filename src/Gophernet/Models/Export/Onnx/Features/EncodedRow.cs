using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>What the networks of a model take of a row.</summary>
/// <param name="numbers">Floats, [rows, numbers]; null for none.</param>
/// <param name="codes">The categories, [rows, 1] each; one that is no input at all is as large as the number of inputs.</param>
/// <param name="isUnreadable">Whether a row has a cell that <c>predict</c> would stop at, [rows, 1]; null where there can be none.</param>
internal sealed class EncodedRow(GraphValue? numbers, IReadOnlyList<GraphValue> codes, GraphValue? isUnreadable)
{
    public GraphValue? Numbers => numbers;

    public IReadOnlyList<GraphValue> Codes => codes;

    public GraphValue? IsUnreadable => isUnreadable;
}
