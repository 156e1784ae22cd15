using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>A column of numbers among those of a row.</summary>
/// <param name="Group">The columns that it stands with.</param>
/// <param name="Index">Its place there.</param>
internal readonly record struct NumberColumn(IReadOnlyList<GraphValue> Group, int Index);
