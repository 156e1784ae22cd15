using System.Text;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Periods of a year as their first day: quarters, <c>2024-Q1</c>, <c>Q1 2024</c>, <c>1Q24</c>; half-years, <c>2024 H2</c>; and the weeks of ISO 8601, which
/// begin on Mondays, <c>2024-W05</c>, <c>Week 5, 2024</c>, <c>KW 5/2024</c>, with a day too, <c>2024-W05-3</c>.
/// </summary>
/// <param name="name">The name of the form.</param>
/// <param name="expected">What a cell should be.</param>
/// <param name="words">What stands before the number of the period, whatever its case; of words that begin alike, the longer first.</param>
/// <param name="perYear">The periods of a year.</param>
internal sealed class PeriodDate(string name, string expected, string[] words, int perYear) : CellForm(name, expected)
{
    private const int DaysPerWeek = 7;
    private const int MonthsPerYear = 12;
    private const int LongYear = 53; // weeks

    private readonly byte[][] _words = Array.ConvertAll(words, Encoding.ASCII.GetBytes);

    private static ReadOnlySpan<byte> Separators => " -/._',"u8;

    private bool IsWeek => perYear > MonthsPerYear;

    /// <inheritdoc/>
    protected override bool TryReadPlain(ReadOnlySpan<byte> text, out double seconds)
    {
        seconds = 0;
        var cursor = new TextCursor(text);
        int period, year;
        if (TryTakePeriod(ref cursor, out period) || (!IsWeek && TryTakePeriodBefore(ref cursor, out period)))
        {
            cursor.SkipAll(Separators);
            return TryTakeYear(ref cursor, out year) && cursor.IsAtEnd && TryFirstDay(year, period, out seconds);
        }

        cursor = new TextCursor(text);
        if (!cursor.TryTakeDigits(4, out year, out var digits) || digits != 4)
        {
            return false;
        }

        cursor.SkipAll(Separators);
        if (!TryTakePeriod(ref cursor, out period) || !TryFirstDay(year, period, out seconds))
        {
            return false;
        }

        if (IsWeek && cursor.TryTake((byte)'-'))
        {
            var isDay = cursor.TryTakeDigits(1, out var day, out _) && day is >= 1 and <= DaysPerWeek;
            seconds += (day - 1) * CalendarDay.Seconds;
            return isDay && cursor.IsAtEnd;
        }

        return cursor.IsAtEnd;
    }

    /// <summary>Q1</summary>
    private bool TryTakePeriod(ref TextCursor cursor, out int period)
    {
        period = 0;
        return TryTakeWord(ref cursor) && cursor.TryTakeDigits(IsWeek ? 2 : 1, out period, out _);
    }

    /// <summary>1Q</summary>
    private bool TryTakePeriodBefore(ref TextCursor cursor, out int period)
    {
        var behind = cursor;
        var isTaken = behind.TryTakeDigits(1, out period, out _) && TryTakeWord(ref behind);
        cursor = isTaken ? behind : cursor;
        return isTaken;
    }

    private bool TryTakeWord(ref TextCursor cursor)
    {
        foreach (var word in _words)
        {
            if (cursor.TryTakeText(word))
            {
                cursor.SkipAll(" ."u8);
                return true;
            }
        }

        return false;
    }

    private static bool TryTakeYear(ref TextCursor cursor, out int year)
    {
        year = 0;
        return cursor.TryTakeDigits(4, out var written, out var digits) && CalendarDay.TryFullYear(written, digits, out year);
    }

    private bool TryFirstDay(int year, int period, out double seconds)
    {
        seconds = 0;
        if (period < 1 || period > perYear)
        {
            return false;
        }

        return IsWeek ? TryMonday(year, period, out seconds) : CalendarDay.TrySeconds(year, (period - 1) * (MonthsPerYear / perYear) + 1, 1, out seconds);
    }

    /// <summary>The Monday of a week: the first one has the fourth of January.</summary>
    private static bool TryMonday(int year, int week, out double seconds)
    {
        if (!CalendarDay.TrySeconds(year, 1, 4, out seconds))
        {
            return false;
        }

        var day = seconds / CalendarDay.Seconds;
        seconds = (day - Weekday(day) + (week - 1) * DaysPerWeek) * CalendarDay.Seconds;
        return week < LongYear || (TryMonday(year + 1, 1, out var next) && seconds < next);
    }

    /// <summary>0 for a Monday, of a day since 1970-01-01, a Thursday.</summary>
    private static double Weekday(double day) => ((day + 3) % DaysPerWeek + DaysPerWeek) % DaysPerWeek;
}
