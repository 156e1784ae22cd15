namespace Gophernet.Tables.Features;

/// <summary>A number that is taken from a point in time.</summary>
internal enum DatePart
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The month, 1 to 12.</summary>
    Month,

    /// <summary>The day of the month, 1 to 31.</summary>
    Day,

    /// <summary>The day of the week, 0 (Monday) to 6.</summary>
    Weekday,

    /// <summary>The hour, 0 to 23.</summary>
    Hour,

    /// <summary>Days since 1970-01-01, with their fraction.</summary>
    ElapsedDays,

    /// <summary>The sine of the place in the year, a whole turn.</summary>
    YearSine,

    /// <summary>The cosine of the place in the year.</summary>
    YearCosine,

    /// <summary>The sine of the place of the day in the month.</summary>
    MonthSine,

    /// <summary>The cosine of the place of the day in the month.</summary>
    MonthCosine,

    /// <summary>The sine of the place of the day in the week.</summary>
    WeekSine,

    /// <summary>The cosine of the place of the day in the week.</summary>
    WeekCosine,

    /// <summary>The sine of the time of day.</summary>
    DaySine,

    /// <summary>The cosine of the time of day.</summary>
    DayCosine,
}
