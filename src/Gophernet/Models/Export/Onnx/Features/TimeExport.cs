using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of times of day, of 24 hours.</summary>
internal sealed class TimeExport : IFeatureExport
{
    private const string Midnight = "00:00"; // for rows whose text is no time

    public string Kind => TimeFeature.KindName;

    public void Add(Feature feature, RowInputs row)
    {
        var time = (TimeFeature)feature;
        var text = row.Graph.Input(time.Name, ElementType.String, "A time such as 09:05, 13:45:30 or 13:45:30.5; an empty text where it is missing.");
        var isMissing = text.IsOneOf([.. row.Missing.OfValues.Concat(time.Words.Texts).Distinct()]);
        var isTime = text.IsOfPattern(ClockText.Pattern);
        var seconds = ClockText.Seconds(isTime.Choose(text, row.Graph.Scalar(Midnight)));
        row.AddUnreadable(!(isMissing | isTime));
        DatePartInputs.Add(time, isMissing, new DateValues(seconds, firstSecond: 0), row);
    }
}
