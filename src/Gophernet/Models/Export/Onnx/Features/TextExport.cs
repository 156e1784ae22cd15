using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of texts, which are refused: n-grams are hashed, and no operator of ONNX hashes.</summary>
internal sealed class TextExport : IFeatureExport
{
    public string Kind => TextFeature.KindName;

    public void Add(Feature feature, RowInputs row) => throw Refusal.Of(feature, "the hashed n-grams of texts", "Make it a category");
}
