namespace Gophernet.Tables.Cells;

/// <summary>
/// Dates of three numbers in one order, between slashes, points or dashes: <c>12/31/2020</c>, <c>31.12.20</c>, <c>2020/1/5</c>; or of month and year:
/// <c>12/2020</c>, <c>2020-12</c>. A time may follow, or stand before.
/// </summary>
/// <param name="name">The name of the order.</param>
/// <param name="expected">What a cell should be.</param>
/// <param name="year">The place of the year, from 0.</param>
/// <param name="month">The place of the month.</param>
/// <param name="day">The place of the day.</param>
internal sealed class SeparatedDate(string name, string expected, int year, int month, int day) : CellForm(name, expected)
{
    /// <inheritdoc/>
    public override bool IsNothing(ReadOnlySpan<byte> text) => NoDate.IsZeros(text);

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        var time = ClockTime.TakeBeforeDate(ref text);
        var isDate = TryReadDate(text, out seconds) && (time == 0 || seconds % CalendarDay.Seconds == 0); // not two times
        seconds += time;
        return isDate;
    }

    private bool TryReadDate(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        Span<int> values = stackalloc int[3];
        if (!TryTake(text, values, out var yearDigits, out var cursor))
        {
            return false;
        }

        // The number with four digits can only be the year; of two digits the order says which it is.
        var isYearFirst = yearDigits.First == 4;
        if (isYearFirst != (year == 0) && (isYearFirst || yearDigits.Last == 4))
        {
            return false;
        }

        if (values[2] < 0)
        {
            var (first, second) = (values[0], values[1]);
            return (isYearFirst ? yearDigits.Last <= 2 : yearDigits.Last == 4)
                && CalendarDay.TrySeconds(isYearFirst ? first : second, isYearFirst ? second : first, 1, out seconds)
                && ClockTime.TryTakeAfterDate(ref cursor, ref seconds);
        }

        return (year == 0 ? yearDigits.Last : yearDigits.First) <= 2
            && CalendarDay.TryFullYear(values[year], year == 0 ? yearDigits.First : yearDigits.Last, out var fullYear)
            && CalendarDay.TrySeconds(fullYear, values[month], values[day], out seconds)
            && ClockTime.TryTakeAfterDate(ref cursor, ref seconds);
    }

    /// <summary>Takes the numbers of a date, whatever their order.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="values">[3], −1 where there are but two numbers.</param>
    /// <param name="digits">The digits of the first number and of the last.</param>
    /// <param name="cursor">Stands behind the date.</param>
    public static bool TryTake(ReadOnlySpan<byte> text, Span<int> values, out (int First, int Last) digits, out TextCursor cursor)
    {
        ClockTime.TakeBeforeDate(ref text);
        cursor = new TextCursor(text);
        digits = default;
        values.Fill(-1);
        CalendarNames.SkipWeekday(ref cursor, " ,."u8);
        if (!cursor.TryTakeDigits(4, out values[0], out digits.First))
        {
            return false;
        }

        if (digits.First == 4 && TryTakeSigns(ref cursor, values, out digits.Last))
        {
            return true;
        }

        if (!cursor.TryTakeOneOf("/.-"u8, out var separator))
        {
            return false;
        }

        SkipBlanks(ref cursor, separator);
        if (!cursor.TryTakeDigits(4, out values[1], out var middle))
        {
            return false;
        }

        digits.Last = middle;
        if (!cursor.TryTake(separator))
        {
            return separator != '.'; // 12.2020 is a number
        }

        SkipBlanks(ref cursor, separator);
        var isDate = middle <= 2 && cursor.TryTakeDigits(4, out values[2], out digits.Last);
        if (separator == '.')
        {
            cursor.TryTake(separator); // as Hungarian writes it: 2020. 12. 31.
        }

        return isDate;
    }

    /// <summary>Takes what stands after the year where signs name the parts, as in Japan, China and Korea: 2024年2月29日.</summary>
    private static bool TryTakeSigns(ref TextCursor cursor, Span<int> values, out int dayDigits)
    {
        dayDigits = 0;
        var behind = cursor;
        for (var part = 0; part < 3; part++)
        {
            if (!TryTakeSign(ref behind, part) || (part < 2 && !behind.TryTakeDigits(2, out values[part + 1], out dayDigits)))
            {
                values[1..].Fill(-1);
                return false;
            }
        }

        cursor = behind;
        return true;
    }

    private static bool TryTakeSign(ref TextCursor cursor, int part)
    {
        var isTaken = cursor.TryTakeText(part switch { 0 => "年"u8, 1 => "月"u8, _ => "日"u8 })
            || cursor.TryTakeText(part switch { 0 => "년"u8, 1 => "월"u8, _ => "일"u8 });
        if (isTaken && part < 2)
        {
            cursor.SkipAll(" "u8);
        }

        return isTaken;
    }

    private static void SkipBlanks(ref TextCursor cursor, byte separator)
    {
        if (separator == '.')
        {
            cursor.SkipAll(" "u8); // as Czech writes it: 31. 12. 2020
        }
    }
}
