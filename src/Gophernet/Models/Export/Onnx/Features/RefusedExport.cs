using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of a kind that no operator of ONNX reads.</summary>
/// <param name="kind">The kind.</param>
/// <param name="what">What ONNX has not.</param>
/// <param name="advice">What to do.</param>
internal sealed class RefusedExport(string kind, string what, string advice) : IFeatureExport
{
    public string Kind => kind;

    public void Add(Feature feature, RowInputs row) => throw Refusal.Of(feature, what, advice);
}
