namespace Gophernet.Tables.Cells;

/// <summary>Durations as ISO 8601 writes them: <c>PT1H30M</c>, <c>P1DT12H</c>, <c>P2W</c>, <c>-PT0.5S</c>. A month has 30.4375 days, a year 365.25.</summary>
internal sealed class IsoDuration() : CellForm("iso", "a duration such as PT1H30M")
{
    private const int MaxDigits = 9;
    private const int FirstOfTime = 4; // of the units: those that stand after T

    private static ReadOnlySpan<byte> Names => "YMWDHMS"u8;

    private static ReadOnlySpan<double> Units =>
        [365.25 * CalendarDay.Seconds, 30.4375 * CalendarDay.Seconds, 7 * CalendarDay.Seconds, CalendarDay.Seconds, 3600, 60, 1];

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        var cursor = new TextCursor(text);
        cursor.TryTakeOneOf("+-"u8, out var sign);
        if (!cursor.TryTakeText("P"u8))
        {
            return false;
        }

        var (next, end) = (0, FirstOfTime);
        var isEmpty = true;
        while (!cursor.IsAtEnd)
        {
            if (end == FirstOfTime && cursor.TryTakeText("T"u8))
            {
                (next, end, isEmpty) = (FirstOfTime, Names.Length, true);
                continue;
            }

            if (!cursor.TryTakeDigits(MaxDigits, out var whole, out _))
            {
                return false;
            }

            var fraction = 0.0;
            if (cursor.TryTakeOneOf(".,"u8, out _) && (!cursor.TryTakeFraction(out fraction) || cursor.Rest.Length != 1)) // only the last may have one
            {
                return false;
            }

            while (next < end && !cursor.TryTakeText(Names.Slice(next, 1)))
            {
                next++;
            }

            if (next == end)
            {
                return false;
            }

            seconds += (whole + fraction) * Units[next++];
            isEmpty = false;
        }

        seconds = sign == '-' ? -seconds : seconds;
        return !isEmpty;
    }
}
