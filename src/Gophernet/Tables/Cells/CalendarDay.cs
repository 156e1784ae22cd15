using System.Globalization;

namespace Gophernet.Tables.Cells;

/// <summary>Days of the Gregorian calendar.</summary>
internal static class CalendarDay
{
    public const int Seconds = 86_400;

    // Years of two digits: 00 to 49 are 2000 to 2049, 50 to 99 are 1950 to 1999, as in RFC 5280, SQL Server and Windows.
    private const int FirstYearOfLastCentury = 50;

    private const int TimeLength = 8; // 08:15:00: of a date, the hour has two digits

    private static readonly int UnixEpoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The seconds from 1970-01-01 to a day.</summary>
    /// <returns>False when no calendar has the day.</returns>
    public static bool TrySeconds(int year, int month, int day, out double seconds)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            seconds = 0;
            return false;
        }

        seconds = (double)(new DateOnly(year, month, day).DayNumber - UnixEpoch) * Seconds;
        return true;
    }

    /// <summary>Seconds since 1970 as a day, and the time where it is not midnight: 2026-11-26 08:15:00.</summary>
    public static string ToText(double seconds)
    {
        var days = Math.Floor(seconds / Seconds);
        var day = DateOnly.FromDayNumber((int)Math.Clamp(days + UnixEpoch, 0, DateOnly.MaxValue.DayNumber));
        var date = string.Create(CultureInfo.InvariantCulture, $"{day.Year:D4}-{day.Month:D2}-{day.Day:D2}");
        var time = seconds - days * Seconds;
        return time == 0 ? date : $"{date} {ClockTime.ToText(time).PadLeft(TimeLength, '0')}";
    }

    /// <summary>A year as it was written, with all its digits.</summary>
    /// <returns>False when it has neither two digits nor four.</returns>
    public static bool TryFullYear(int written, int digits, out int year)
    {
        year = digits == 4 ? written : written + (written < FirstYearOfLastCentury ? 2000 : 1900);
        return digits is 2 or 4;
    }
}
