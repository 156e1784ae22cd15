using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>How the columns of one kind of feature become inputs of a graph, and these numbers and codes.</summary>
internal interface IFeatureExport
{
    /// <summary>The kind.</summary>
    string Kind { get; }

    /// <summary>Adds a column.</summary>
    /// <param name="feature">One of the kind.</param>
    /// <param name="row">What takes the column.</param>
    /// <exception cref="GophernetException">ONNX has no operators for what the column needs.</exception>
    void Add(Feature feature, RowInputs row);
}
