using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>A column of numbers among those of a row.</summary>
/// <param name="group">The columns that it stands with.</param>
/// <param name="index">Its place there.</param>
internal sealed class NumberColumn(List<GraphValue> group, int index)
{
    public List<GraphValue> Group => group;

    public int Index => index;
}
