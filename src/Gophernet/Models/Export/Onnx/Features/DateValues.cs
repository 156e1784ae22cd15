using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Cells;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>What points in time consist of. What is not asked for is not computed, and the rest once.</summary>
/// <param name="seconds">Doubles, [rows, 1], finite.</param>
/// <param name="firstSecond">The first second of day 0.</param>
internal sealed class DateValues(GraphValue seconds, double firstSecond)
{
    /// <summary>The points, in seconds.</summary>
    public GraphValue Seconds => seconds;

    /// <summary>Their date; a day before the first, or after the last, counts as that.</summary>
    public CivilDate Date => field ??= CivilDate.Of(Day.Clip(0, DateOnly.MaxValue.DayNumber).As(ElementType.Int64));

    /// <summary>The seconds since midnight.</summary>
    public GraphValue SecondOfDay => field ??= seconds - firstSecond - Day * CalendarDay.Seconds;

    /// <summary>The day of the week, from 0 for Monday, as 0001-01-01 was one.</summary>
    public GraphValue Weekday => field ??= (Day.As(ElementType.Int64) + 7) % 7; // no zone reaches further than the day before the first

    /// <summary>The days since the first.</summary>
    private GraphValue Day => field ??= ((seconds - firstSecond) / CalendarDay.Seconds).Floor();
}
