namespace Gophernet.Tables.Cells;

/// <summary>The forms in which durations are written: a line each. What one reads no other does, but for the two readings of <c>1:30</c>.</summary>
internal static class DurationForms
{
    public static readonly CellForm Hours = new ClockDuration("h:mm", "a duration in hours and minutes, such as 26:30 or 26:30:15", isHoursFirst: true);

    public static readonly CellForm Minutes = new ClockDuration("m:ss", "a duration in minutes and seconds, such as 75:30 or 1:15:30", isHoursFirst: false);

    public static readonly UnitDuration Units =
        new("units", "a duration such as 2h 5m, 90 min or 1 day 2:03:04", countsMonths: false);

    public static readonly UnitDuration Months = new("months", "a duration such as 1y 7m, in years, months, weeks or days", countsMonths: true);

    public static readonly CellForm Iso = new IsoDuration();

    /// <summary>The two readings of <c>1:30</c>, by their names.</summary>
    public static readonly NameTable<CellForm> Clocks = new([Hours, Minutes], form => form.Name);

    /// <summary>Every form by its name.</summary>
    public static readonly NameTable<CellForm> All = new([Hours, Minutes, Units, Months, Iso], form => form.Name);
}
