using Gophernet.Models.Export.Onnx.Graphs;

namespace Gophernet.Models.Export.Onnx.Features;

/// <summary>
/// Years, months and days of the Gregorian calendar in whole numbers of 64 bits, after Howard Hinnant, "chrono-compatible low-level date algorithms", 2013: a
/// year that begins in March ends with the day that it may have or not.
/// </summary>
/// <param name="year">From 1 to 9999.</param>
/// <param name="month">From 1 to 12.</param>
/// <param name="day">From 1 to 31.</param>
internal sealed class CivilDate(GraphValue year, GraphValue month, GraphValue day)
{
    private const int DaysOfFourHundredYears = 146_097;
    private const int MarchToYearOne = 306; // from 1 March of the year before

    private static readonly long[] DaysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>From 1 to 9999.</summary>
    public GraphValue Year => year;

    /// <summary>From 1 to 12.</summary>
    public GraphValue Month => month;

    /// <summary>From 1 to 31.</summary>
    public GraphValue Day => day;

    /// <summary>1 where the year has a 29 February, and 0 elsewhere.</summary>
    public GraphValue LeapDay
    {
        get
        {
            var isFourth = IsZero(Year % 4);
            return (isFourth & (!IsZero(Year % 100) | IsZero(Year % 400))).As(ElementType.Int64);
        }
    }

    /// <summary>The days of the month.</summary>
    public GraphValue DaysOfMonth =>
        Year.Graph.Constant("days_of_months", DaysOfMonths, DaysOfMonths.Length).Gather(Month - 1) + IsEqual(Month, 2) * LeapDay;

    /// <summary>The days of the year before this one.</summary>
    public GraphValue DayOfYear => DaysSinceYearOne(Year, Month, Day) - DaysSinceYearOne(Year, Scalar(Year, 1), Scalar(Year, 1));

    /// <summary>The days of texts such as 2024-02-29 since 0001-01-01, and whether there is such a day.</summary>
    public static (GraphValue Days, GraphValue Exists) DaysOf(GraphValue text)
    {
        var parts = text.Between("", "-").Split("-");
        var (year, month, day) = (parts.Part(0).As(ElementType.Int64), parts.Part(1).As(ElementType.Int64), parts.Part(2).As(ElementType.Int64));
        var hasMonth = year > 0 & month > 0 & month < 13;
        var safe = month.Max(Scalar(text, 1)).Min(Scalar(text, 12)); // an index of the table of months
        return (DaysSinceYearOne(year, safe, day), hasMonth & day > 0 & !(day > new CivilDate(year, safe, day).DaysOfMonth));
    }

    /// <summary>The date of a day, counted from 0001-01-01.</summary>
    public static CivilDate Of(GraphValue days)
    {
        var fromMarch = days + MarchToYearOne;
        var cycle = fromMarch / DaysOfFourHundredYears;
        var dayOfCycle = fromMarch - cycle * DaysOfFourHundredYears;
        var yearOfCycle = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365;
        var dayOfYear = dayOfCycle - (yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100);
        var monthFromMarch = (dayOfYear * 5 + 2) / 153;
        var isNextYear = monthFromMarch > 9;
        var month = monthFromMarch + 3 - isNextYear.As(ElementType.Int64) * 12;
        var year = yearOfCycle + cycle * 400 + isNextYear.As(ElementType.Int64);
        return new CivilDate(year, month, dayOfYear - (monthFromMarch * 153 + 2) / 5 + 1);
    }

    private static GraphValue DaysSinceYearOne(GraphValue year, GraphValue month, GraphValue day)
    {
        var isBeforeMarch = (month < 3).As(ElementType.Int64);
        var marchYear = year - isBeforeMarch;
        var monthFromMarch = month - 3 + isBeforeMarch * 12;
        return marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + (monthFromMarch * 153 + 2) / 5 + day - 1 - MarchToYearOne;
    }

    private static GraphValue Scalar(GraphValue like, long value) => like.Graph.Scalar(ElementType.Int64, value);

    private static GraphValue IsZero(GraphValue value) => value.IsEqualTo(Scalar(value, 0));

    private static GraphValue IsEqual(GraphValue value, long other) => value.IsEqualTo(Scalar(value, other)).As(ElementType.Int64);
}
