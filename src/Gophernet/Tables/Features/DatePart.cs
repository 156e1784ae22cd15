namespace Gophernet.Tables.Features;

/// <summary>A number that is taken from a date.</summary>
internal enum DatePart
{
    /// <summary>The year.</summary>
    Year,

    /// <summary>The month, 1 to 12.</summary>
    Month,

    /// <summary>The day of the week, 0 (Monday) to 6.</summary>
    Weekday,

    /// <summary>The hour, 0 to 23.</summary>
    Hour,

    /// <summary>Days since 1970-01-01, with their fraction.</summary>
    ElapsedDays,
}
