using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of measures of several units, which are refused as durations are.</summary>
internal sealed class MeasureExport : IFeatureExport
{
    public string Kind => MeasureFeature.KindName;

    public void Add(Feature feature, RowInputs row) =>
        throw Refusal.Of(feature, "measures of several units as texts", "Write them as numbers, in one unit, and train again");
}
