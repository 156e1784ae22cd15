using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Dates with the month's name: <c>Jan 5 2021</c>, <c>January 5th, 2021</c>, <c>5-Jan-21</c>, <c>05JAN2021</c>, <c>2021 Jan 5</c>,
/// <c>Jan 2021</c>, <c>2021, January</c>, <c>Jan-21</c>, <c>[05/Jan/2021:10:00:00 +0100]</c>, <c>Tue, 05 Jan 2021 10:00:00 +0100</c>,
/// <c>Tue Jan 5 10:00:00 2021</c>. The name of a weekday is passed over; a time may follow, or stand before.
/// </summary>
internal sealed class NamedMonthDate() : CellForm("month-name", "a date with the month's name, such as 5 Jan 2021")
{
    private static ReadOnlySpan<byte> Separators => " ,./-'"u8;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        text = text is [(byte)'[', .., (byte)']'] ? text[1..^1] : text; // as servers write it
        var time = ClockTime.TakeBeforeDate(ref text);
        var isDate = TryReadDate(text, out seconds) && (time == 0 || seconds % CalendarDay.Seconds == 0); // not two times
        seconds += time;
        return isDate;
    }

    private static bool TryReadDate(ReadOnlySpan<byte> text, out double seconds)
    {
        var cursor = new TextCursor(text);
        if (!cursor.IsAtDigit && TryReadMonthFirst(cursor, out seconds))
        {
            return true; // Mar 5 2021, though mar. is also a Tuesday
        }

        CalendarNames.SkipWeekday(ref cursor, Separators);
        return cursor.IsAtDigit ? TryReadNumberFirst(cursor, out seconds) : TryReadMonthFirst(cursor, out seconds);
    }

    /// <summary>Jan 5 2021, Jan 2021, Jan-21, Jan 5 10:00:00 2021.</summary>
    private static bool TryReadMonthFirst(TextCursor cursor, out double seconds)
    {
        seconds = 0;
        if (!CalendarNames.TryTakeMonth(ref cursor, out var month))
        {
            return false;
        }

        var isDashed = cursor.Next == '-';
        cursor.SkipAll(Separators);
        if (!cursor.TryTakeDigits(4, out var number, out var digits))
        {
            return false;
        }

        if (isDashed && digits == 2 && cursor.IsAtEnd) // as spreadsheets write months: Jan-21
        {
            return CalendarDay.TryFullYear(number, digits, out var shortYear) && CalendarDay.TrySeconds(shortYear, month, 1, out seconds);
        }

        if (digits == 4)
        {
            return CalendarDay.TrySeconds(number, month, 1, out seconds) && ClockTime.TryTakeAfterDate(ref cursor, ref seconds);
        }

        SkipOrdinal(ref cursor);
        if (!cursor.SkipAll(Separators))
        {
            return false;
        }

        var behind = cursor;
        var time = 0.0;
        if (ClockTime.TryTake(ref behind, out var clock))
        {
            if (!ClockZone.TryTake(ref behind, out var offset))
            {
                return false;
            }

            cursor = behind;
            time = clock - offset;
            cursor.SkipAll(" "u8);
        }

        if (!cursor.TryTakeDigits(4, out var written, out var yearDigits) || !CalendarDay.TryFullYear(written, yearDigits, out var year)
            || !CalendarDay.TrySeconds(year, month, number, out seconds))
        {
            return false;
        }

        seconds += time;
        return ClockTime.TryTakeAfterDate(ref cursor, ref seconds);
    }

    /// <summary>5 Jan 2021, 2021 Jan 5, 2021 Jan.</summary>
    private static bool TryReadNumberFirst(TextCursor cursor, out double seconds)
    {
        seconds = 0;
        if (!cursor.TryTakeDigits(4, out var first, out var firstDigits))
        {
            return false;
        }

        SkipOrdinal(ref cursor);
        cursor.SkipAll(Separators);
        SkipOf(ref cursor);
        if (!CalendarNames.TryTakeMonth(ref cursor, out var month))
        {
            return false;
        }

        if (firstDigits == 4 && cursor.IsAtEnd)
        {
            return CalendarDay.TrySeconds(first, month, 1, out seconds);
        }

        cursor.SkipAll(Separators);
        SkipOf(ref cursor);
        if (!cursor.TryTakeDigits(4, out var last, out var lastDigits))
        {
            return false;
        }

        var (written, yearDigits, day, dayDigits) = firstDigits == 4 ? (first, firstDigits, last, lastDigits) : (last, lastDigits, first, firstDigits);
        return dayDigits <= 2 && CalendarDay.TryFullYear(written, yearDigits, out var year) && CalendarDay.TrySeconds(year, month, day, out seconds)
            && ClockTime.TryTakeAfterDate(ref cursor, ref seconds);
    }

    private static void SkipOrdinal(ref TextCursor cursor)
    {
        var behind = cursor;
        var letters = behind.TakeLetters();
        if (Ascii.EqualsIgnoreCase(letters, "st"u8) || Ascii.EqualsIgnoreCase(letters, "nd"u8) || Ascii.EqualsIgnoreCase(letters, "rd"u8)
            || Ascii.EqualsIgnoreCase(letters, "th"u8) || Ascii.EqualsIgnoreCase(letters, "er"u8))
        {
            cursor = behind;
        }
    }

    /// <summary>5 de enero de 2021.</summary>
    private static void SkipOf(ref TextCursor cursor)
    {
        if (cursor.TryTakeText("de "u8) || cursor.TryTakeText("of "u8))
        {
            cursor.SkipAll(" "u8);
        }
    }
}
