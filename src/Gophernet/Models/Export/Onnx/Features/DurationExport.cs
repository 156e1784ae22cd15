using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of durations, which are refused: no operator of ONNX reads numbers with units.</summary>
internal sealed class DurationExport : IFeatureExport
{
    public string Kind => DurationFeature.KindName;

    public void Add(Feature feature, RowInputs row) =>
        throw Refusal.Of(feature, "durations as texts", "Write them as numbers, such as seconds, and train again");
}
