using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>Columns of dates of ISO 8601; no operator of ONNX takes other forms apart.</summary>
internal sealed class DateExport : IFeatureExport
{
    private const string Day = "1970-01-01"; // for rows whose text is no date

    // Day 0 of the calendar is 0001-01-01.
    private static readonly double FirstSecond = -(double)new DateOnly(1970, 1, 1).DayNumber * CalendarDay.Seconds;

    public string Kind => DateFeature.KindName;

    public void Add(Feature feature, RowInputs row)
    {
        var date = (DateFeature)feature;
        if (date.Form != DateForms.Iso)
        {
            throw Refusal.Of(feature, $"dates in the form {date.Form.Name}", "Write its dates as 2024-02-29 and train again");
        }

        var text = row.Graph.Input(
            date.Name, ElementType.String, "A date such as 2024-02-29, 2024-02-29T13:45:30.5, 2024-02-29 13:45 or 2024-02-29T13:45Z; an empty text for none.");
        var isMissing = text.IsOneOf([.. row.Missing.OfValues.Concat(date.Words.Texts).Distinct()]);
        var isDate = text.IsOfPattern($@"\d{{4}}-\d\d-\d\d([T ]{ClockText.Pattern}(Z|[+-]{ClockText.ZonePattern})?)?");

        // A separator behind each text: every part is there.
        var parts = isDate.Choose(text, row.Graph.Scalar(Day)).Between("", "T").Split("T");
        var (day, time) = (parts.Part(0).Between("", " ").Split(" "), parts.Part(1));
        var (days, exists) = CivilDate.DaysOf(day.Part(0));
        var seconds = days.As(ElementType.Double) * CalendarDay.Seconds + FirstSecond + ClockText.SecondsWithZone(time.FollowedBy(day.Part(1)));
        row.AddUnreadable(!(isMissing | isDate & exists));
        DatePartInputs.Add(date, isMissing, new DateValues(seconds, FirstSecond), row);
    }
}
