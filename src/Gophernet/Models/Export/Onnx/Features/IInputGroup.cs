using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Inputs that are made of columns of numbers in one way, all at once.</summary>
internal interface IInputGroup
{
    /// <summary>The place of each among all inputs.</summary>
    IReadOnlyList<int> Places { get; }

    /// <summary>The column of each.</summary>
    IReadOnlyList<NumberColumn> Columns { get; }

    /// <summary>Makes the inputs.</summary>
    /// <param name="values">The columns, doubles with NaN for missing, [rows, inputs].</param>
    /// <returns>Floats, [rows, inputs].</returns>
    GraphValue Encode(GraphValue values);
}
