using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Tables.Cells;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>What points in time consist of. What is not asked for is not computed, and the rest once.</summary>
internal sealed class DateValues
{
    private readonly Lazy<GraphValue> _day; // the days since the first one
    private readonly Lazy<GraphValue> _dayNumber; // the same as a whole number
    private readonly Lazy<CivilDate> _date;

    /// <summary>Takes points apart.</summary>
    /// <param name="seconds">Doubles, [rows, 1], finite.</param>
    /// <param name="firstSecond">The first second of day 0.</param>
    public DateValues(GraphValue seconds, double firstSecond)
    {
        Seconds = seconds;
        _day = new(() => ((seconds - firstSecond) / CalendarDay.Seconds).Floor());
        _dayNumber = new(() => _day.Value.As(ElementType.Int64));
        _date = new(() => CivilDate.Of(_day.Value.Clip(0, DateOnly.MaxValue.DayNumber).As(ElementType.Int64)));
        _secondOfDay = new(() => seconds - firstSecond - _day.Value * CalendarDay.Seconds);
    }

    private readonly Lazy<GraphValue> _secondOfDay;

    /// <summary>The points, in seconds.</summary>
    public GraphValue Seconds { get; }

    /// <summary>Their date; a day before the first, or after the last, counts as that.</summary>
    public CivilDate Date => _date.Value;

    /// <summary>The seconds since midnight.</summary>
    public GraphValue SecondOfDay => _secondOfDay.Value;

    /// <summary>The day of the week, from 0 for Monday, as 0001-01-01 was one.</summary>
    public GraphValue Weekday => (_dayNumber.Value + 7) % 7; // the day before the first one is as far as a zone reaches
}
