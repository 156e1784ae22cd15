using Gophernet.Numerics;
using Gophernet.Tables.Cells;

namespace Gophernet.Tables.Features;

/// <summary>A number that is taken from a point in time, in seconds since 1970.</summary>
internal sealed class DatePart
{
    private const double SecondsPerDay = CalendarDay.Seconds;
    private const int ThursdayIndex = 3; // 1970-01-01 was one

    public static readonly DatePart Year = OfDate("year", date => date.Year);

    /// <summary>The month, 1 to 12.</summary>
    public static readonly DatePart Month = OfDate("month", date => date.Month);

    /// <summary>The day of the month, 1 to 31.</summary>
    public static readonly DatePart Day = OfDate("day", date => date.Day);

    /// <summary>The day of the week, 0 (Monday) to 6.</summary>
    public static readonly DatePart Weekday = new("weekday", false, seconds => (((int)DaysOf(seconds) + ThursdayIndex) % 7 + 7) % 7);

    /// <summary>The hour, 0 to 23.</summary>
    public static readonly DatePart Hour = new("hour", false, seconds => Math.Floor(SecondOfDay(seconds) / 3600));

    /// <summary>Days since 1970-01-01, with their fraction.</summary>
    public static readonly DatePart ElapsedDays = new("elapsed_days", false, seconds => seconds / SecondsPerDay);

    /// <summary>The sine of the place in the year, a whole turn.</summary>
    public static readonly DatePart YearSine = Sine("year_sine", TurnsOfYear);

    /// <summary>The cosine of the place in the year.</summary>
    public static readonly DatePart YearCosine = Cosine("year_cosine", TurnsOfYear);

    /// <summary>The sine of the place of the day in the month.</summary>
    public static readonly DatePart MonthSine = Sine("month_sine", TurnsOfMonth);

    /// <summary>The cosine of the place of the day in the month.</summary>
    public static readonly DatePart MonthCosine = Cosine("month_cosine", TurnsOfMonth);

    /// <summary>The sine of the place of the day in the week.</summary>
    public static readonly DatePart WeekSine = Sine("week_sine", TurnsOfWeek);

    /// <summary>The cosine of the place of the day in the week.</summary>
    public static readonly DatePart WeekCosine = Cosine("week_cosine", TurnsOfWeek);

    /// <summary>The sine of the time of day.</summary>
    public static readonly DatePart DaySine = Sine("day_sine", TurnsOfDay);

    /// <summary>The cosine of the time of day.</summary>
    public static readonly DatePart DayCosine = Cosine("day_cosine", TurnsOfDay);

    /// <summary>Every part, those on a circle last.</summary>
    public static readonly IReadOnlyList<DatePart> All =
    [
        Year, Month, Day, Weekday, Hour, ElapsedDays, YearSine, YearCosine, MonthSine, MonthCosine, WeekSine, WeekCosine, DaySine, DayCosine,
    ];

    private readonly Func<double, double> _of;

    private DatePart(string name, bool isCircle, Func<double, double> of) => (Name, IsCircle, _of) = (name, isCircle, of);

    /// <summary>Its name in model files.</summary>
    public string Name { get; }

    /// <summary>Whether it is a side of a circle, on which the end of a year, month, week or day is next to its beginning.</summary>
    public bool IsCircle { get; }

    /// <summary>The part of a point in time; NaN of NaN.</summary>
    public double Of(double seconds) => double.IsNaN(seconds) ? double.NaN : _of(seconds);

    private static DatePart OfDate(string name, Func<DateOnly, double> of) => new(name, false, seconds => of(DateOf(seconds)));

    private static DatePart Sine(string name, Func<double, double> turns) => new(name, true, seconds => ScalarMath.CosTurns(turns(seconds) - 0.25));

    private static DatePart Cosine(string name, Func<double, double> turns) => new(name, true, seconds => ScalarMath.CosTurns(turns(seconds)));

    private static double TurnsOfYear(double seconds)
    {
        var date = DateOf(seconds);
        return (date.DayOfYear - 1.0) / (DateTime.IsLeapYear(date.Year) ? 366 : 365);
    }

    private static double TurnsOfMonth(double seconds)
    {
        var date = DateOf(seconds);
        return (date.Day - 1.0) / DateTime.DaysInMonth(date.Year, date.Month);
    }

    private static double TurnsOfWeek(double seconds) => ((DaysOf(seconds) + ThursdayIndex) % 7 + 7) % 7 / 7;

    private static double TurnsOfDay(double seconds) => SecondOfDay(seconds) / SecondsPerDay;

    private static double DaysOf(double seconds) => Math.Floor(seconds / SecondsPerDay);

    private static double SecondOfDay(double seconds) => seconds - DaysOf(seconds) * SecondsPerDay;

    private static DateOnly DateOf(double seconds) =>
        DateOnly.FromDayNumber(Math.Clamp((int)DaysOf(seconds) + new DateOnly(1970, 1, 1).DayNumber, 0, DateOnly.MaxValue.DayNumber));
}
