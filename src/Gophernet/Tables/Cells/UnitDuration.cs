using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Durations with units: <c>2h 5m</c>, <c>1h30</c>, <c>90 min</c>, <c>1.5 hours</c>, <c>3 weeks and 2 days</c>, <c>1 day, 2:03:04</c>, and beside these
/// <c>2:03:04</c>. A month has 30.4375 days, a year 365.25.
/// </summary>
/// <param name="name">What model files call the form.</param>
/// <param name="expected">What it reads.</param>
/// <param name="countsMonths">Whether <c>m</c> stands for months, as in <c>1y 7m</c>, and not for minutes.</param>
internal sealed class UnitDuration(string name, string expected, bool countsMonths) : CellForm(name, expected)
{
    private const int MaxDigits = 9;
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = CalendarDay.Seconds;
    private const double Month = 30.4375 * Day;

    private static readonly (string Name, double Seconds)[] Units =
    [
        ("s", 1), ("sec", 1), ("secs", 1), ("second", 1), ("seconds", 1), ("ms", 1e-3), ("msec", 1e-3), ("millisecond", 1e-3), ("milliseconds", 1e-3),
        ("m", Minute), ("min", Minute), ("mins", Minute), ("minute", Minute), ("minutes", Minute),
        ("h", Hour), ("hr", Hour), ("hrs", Hour), ("hour", Hour), ("hours", Hour), ("d", Day), ("day", Day), ("days", Day),
        ("w", 7 * Day), ("wk", 7 * Day), ("wks", 7 * Day), ("week", 7 * Day), ("weeks", 7 * Day),
        ("mo", Month), ("mos", Month), ("mon", Month), ("mons", Month), ("month", Month), ("months", Month),
        ("y", 365.25 * Day), ("yr", 365.25 * Day), ("yrs", 365.25 * Day), ("year", 365.25 * Day), ("years", 365.25 * Day),
    ];

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds) => TryRead(text, out seconds, out _);

    /// <summary>The units that stand in a duration.</summary>
    public DurationUnits UnitsOf(ReadOnlySpan<byte> text)
    {
        Span<byte> buffer = stackalloc byte[WesternText.MaxLength];
        return TryRead(WesternText.OfTime(text, buffer), out _, out var units) ? units : DurationUnits.None;
    }

    private bool TryRead(ReadOnlySpan<byte> text, out double seconds, out DurationUnits units)
    {
        (seconds, units) = (0, DurationUnits.None);
        var cursor = new TextCursor(text);
        var sign = cursor.TryTake((byte)'-') ? -1 : 1;
        var smallest = double.PositiveInfinity;
        var start = cursor;
        if (ClockDuration.TryTake(ref start, isHoursFirst: true, out var whole, out var isLong) && isLong)
        {
            seconds = sign * whole; // 16:40:00 beside 2 days, 18:08:20
            return start.IsAtEnd;
        }

        var hasComma = false;
        while (!cursor.IsAtEnd)
        {
            var behind = cursor;
            var isSigned = behind.TryTakeOneOf("+-"u8, out var clockSign);
            if (smallest == Day && ClockDuration.TryTake(ref behind, isHoursFirst: true, out var clock, out _))
            {
                // Python and pandas write a minus for the days alone: -1 day, 23:59:59 and -1 days +23:59:59 are a second.
                var isAhead = clockSign == '+' || (!isSigned && hasComma);
                cursor = behind;
                seconds += isAhead ? sign * clock : isSigned ? -sign * clock : clock;
                break;
            }

            if (!cursor.TryTakeNumber(MaxDigits, "."u8, out var number, out _, out _))
            {
                return false;
            }

            cursor.SkipAll(" "u8);
            var name = cursor.TakeLetters();
            // The last number may do without: 1h30 has 30 minutes, 5m20 as many seconds.
            var unit = name.IsEmpty && cursor.IsAtEnd && smallest is Hour or Minute ? smallest / 60 : UnitOf(name);
            if (!(unit < smallest) || (countsMonths && unit < Day)) // each is smaller than the one before
            {
                return false;
            }

            (seconds, smallest) = (seconds + number * unit, unit);
            units |= name.IsEmpty ? DurationUnits.None : KindOf(name, unit);
            cursor.SkipAll(" ."u8);
            hasComma = cursor.TryTake((byte)',');
            cursor.SkipAll(" ,."u8);
            if (cursor.TryTakeText("and "u8))
            {
                cursor.SkipAll(" "u8);
            }
        }

        seconds *= sign;
        return cursor.IsAtEnd && double.IsFinite(smallest);
    }

    private static DurationUnits KindOf(ReadOnlySpan<byte> name, double seconds) =>
        Ascii.EqualsIgnoreCase(name, "m"u8) ? DurationUnits.M
        : Ascii.EqualsIgnoreCase(name, "w"u8) ? DurationUnits.W
        : seconds > Month ? DurationUnits.Years : seconds is Day or (7 * Day) ? DurationUnits.Days : DurationUnits.Others;

    /// <summary>The seconds of a unit; NaN where there is none of the name.</summary>
    private double UnitOf(ReadOnlySpan<byte> name)
    {
        if (countsMonths && Ascii.EqualsIgnoreCase(name, "m"u8))
        {
            return Month;
        }

        foreach (var (known, seconds) in Units)
        {
            if (Ascii.EqualsIgnoreCase(name, known))
            {
                return seconds;
            }
        }

        return double.NaN;
    }
}
