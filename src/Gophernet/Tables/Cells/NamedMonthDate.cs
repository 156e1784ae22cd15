using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Dates with the month's English name: <c>Jan 5 2021</c>, <c>January 5th, 2021</c>, <c>5-Jan-21</c>, <c>05JAN2021</c>, <c>2021 Jan 5</c>,
/// <c>Jan 2021</c>, <c>Jan-21</c>, <c>Tue, 05 Jan 2021 10:00:00 +0100</c>, <c>Tue Jan 5 10:00:00 2021</c>. The name of a weekday is passed over; a time may
/// follow.
/// </summary>
internal sealed class NamedMonthDate() : CellForm("month-name", "a date with the month's English name, such as 5 Jan 2021")
{
    private const int ShortestName = 3;

    private static ReadOnlySpan<byte> Months =>
        "january   february  march     april     may       june      july      august    september october   november  december  "u8;

    private static ReadOnlySpan<byte> Weekdays => "monday    tuesday   wednesday thursday  friday    saturday  sunday    "u8;

    private static ReadOnlySpan<byte> Separators => " ,./-"u8;

    /// <inheritdoc/>
    public override bool TryRead(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        var cursor = new TextCursor(text);
        SkipWeekday(ref cursor);
        return cursor.IsAtLetter ? TryReadMonthFirst(cursor, out seconds) : TryReadNumberFirst(cursor, out seconds);
    }

    /// <summary>Jan 5 2021, Jan 2021, Jan-21, Jan 5 10:00:00 2021.</summary>
    private static bool TryReadMonthFirst(TextCursor cursor, out double seconds)
    {
        seconds = 0;
        if (!TryTakeName(ref cursor, Months, out var month))
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
            if (!ClockTime.TryTakeZone(ref behind, out var offset))
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

    /// <summary>5 Jan 2021, 2021 Jan 5.</summary>
    private static bool TryReadNumberFirst(TextCursor cursor, out double seconds)
    {
        seconds = 0;
        if (!cursor.TryTakeDigits(4, out var first, out var firstDigits))
        {
            return false;
        }

        SkipOrdinal(ref cursor);
        cursor.SkipAll(Separators);
        if (!TryTakeName(ref cursor, Months, out var month))
        {
            return false;
        }

        cursor.SkipAll(Separators);
        if (!cursor.TryTakeDigits(4, out var last, out var lastDigits))
        {
            return false;
        }

        var (written, yearDigits, day, dayDigits) = firstDigits == 4 ? (first, firstDigits, last, lastDigits) : (last, lastDigits, first, firstDigits);
        return dayDigits <= 2 && CalendarDay.TryFullYear(written, yearDigits, out var year) && CalendarDay.TrySeconds(year, month, day, out seconds)
            && ClockTime.TryTakeAfterDate(ref cursor, ref seconds);
    }

    private static void SkipWeekday(ref TextCursor cursor)
    {
        var behind = cursor;
        if (TryTakeName(ref behind, Weekdays, out _))
        {
            cursor = behind;
            cursor.SkipAll(Separators);
        }
    }

    private static void SkipOrdinal(ref TextCursor cursor)
    {
        var behind = cursor;
        var letters = behind.TakeLetters();
        if (Ascii.EqualsIgnoreCase(letters, "st"u8) || Ascii.EqualsIgnoreCase(letters, "nd"u8) || Ascii.EqualsIgnoreCase(letters, "rd"u8)
            || Ascii.EqualsIgnoreCase(letters, "th"u8))
        {
            cursor = behind;
        }
    }

    /// <summary>Takes a name that may end after three letters, or later: Sep, Sept, September.</summary>
    /// <param name="cursor">Stands at the name.</param>
    /// <param name="names">The names, each filled up with spaces to ten bytes.</param>
    /// <param name="number">Its number, from 1.</param>
    private static bool TryTakeName(ref TextCursor cursor, ReadOnlySpan<byte> names, out int number)
    {
        const int Length = 10;
        var letters = cursor.TakeLetters();
        for (number = 1; letters.Length is >= ShortestName and < Length && number * Length <= names.Length; number++)
        {
            if (Ascii.EqualsIgnoreCase(letters, names.Slice((number - 1) * Length, letters.Length)))
            {
                return true;
            }
        }

        return false;
    }
}
