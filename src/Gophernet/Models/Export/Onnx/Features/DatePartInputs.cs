using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>The numbers that points in time become: <see cref="DatePart"/>, a line each.</summary>
internal static class DatePartInputs
{
    private static readonly NameTable<Func<DateValues, GraphValue>> Parts = new(
        (DatePart.Year.Name, values => values.Date.Year),
        (DatePart.Month.Name, values => values.Date.Month),
        (DatePart.Day.Name, values => values.Date.Day),
        (DatePart.Weekday.Name, values => values.Weekday),
        (DatePart.Hour.Name, values => (values.SecondOfDay / 3600).Floor()),
        (DatePart.ElapsedDays.Name, values => values.Seconds / CalendarDay.Seconds),
        (DatePart.YearSine.Name, values => SineOf(TurnsOfYear(values))),
        (DatePart.YearCosine.Name, values => CosineOf(TurnsOfYear(values))),
        (DatePart.MonthSine.Name, values => SineOf(TurnsOfMonth(values))),
        (DatePart.MonthCosine.Name, values => CosineOf(TurnsOfMonth(values))),
        (DatePart.WeekSine.Name, values => SineOf(TurnsOfWeek(values))),
        (DatePart.WeekCosine.Name, values => CosineOf(TurnsOfWeek(values))),
        (DatePart.DaySine.Name, values => SineOf(TurnsOfDay(values))),
        (DatePart.DayCosine.Name, values => CosineOf(TurnsOfDay(values))));

    /// <summary>The name of each.</summary>
    public static IReadOnlyList<string> Names => Parts.Names;

    /// <summary>Adds the inputs of a column.</summary>
    /// <param name="feature">The column.</param>
    /// <param name="isMissing">Where it is missing, [rows, 1].</param>
    /// <param name="values">What it says in the other rows.</param>
    /// <param name="row">What takes them.</param>
    public static void Add(DatePartsFeature feature, GraphValue isMissing, DateValues values, RowInputs row)
    {
        var none = row.Graph.Scalar(ElementType.Double, double.NaN);
        foreach (var (part, scaling) in feature.Parts)
        {
            var value = Parts.TryParse(part.Name, out var of) ? of(values) : throw new InvalidOperationException($"No export for the part {part.Name}.");
            row.Numbers.AddScaled(row.Numbers.AddComputed(isMissing.Choose(none, value.As(ElementType.Double))), scaling);
        }

        if (feature.HasMissing)
        {
            row.Numbers.AddMissing(row.Numbers.AddComputed(isMissing.Choose(none, values.Seconds)));
        }
    }

    private static GraphValue TurnsOfYear(DateValues values) =>
        values.Date.DayOfYear.As(ElementType.Double) / (values.Date.LeapDay + 365).As(ElementType.Double);

    private static GraphValue TurnsOfMonth(DateValues values) =>
        (values.Date.Day - 1).As(ElementType.Double) / values.Date.DaysOfMonth.As(ElementType.Double);

    private static GraphValue TurnsOfWeek(DateValues values) => values.Weekday.As(ElementType.Double) / 7;

    private static GraphValue TurnsOfDay(DateValues values) => values.SecondOfDay / CalendarDay.Seconds;

    private static GraphValue SineOf(GraphValue turns) => (turns * (2 * Math.PI)).Sin();

    /// <summary>By a sine: older runtimes have no cosine of doubles.</summary>
    private static GraphValue CosineOf(GraphValue turns) => (turns * (2 * Math.PI) + Math.PI / 2).Sin();
}
