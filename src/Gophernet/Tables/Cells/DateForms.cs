namespace Gophernet.Tables.Cells;

/// <summary>
/// The forms in which dates are written: a line each. One cell may fit several, as 2024-02-29 does ISO and the year first, and a number all that count; which
/// form a column has is decided over all of its cells.
/// </summary>
internal static class DateForms
{
    private const double SpreadsheetStart = -25_569.0 * CalendarDay.Seconds; // 1899-12-30

    public static readonly CellForm Iso = new IsoDate();

    public static readonly CellForm YearFirst = new SeparatedDate("ymd", "a date, year first, such as 2024/2/29", year: 0, month: 1, day: 2);

    public static readonly CellForm DayFirst = new SeparatedDate("dmy", "a date, day first, such as 29/2/2024", year: 2, month: 1, day: 0);

    public static readonly CellForm MonthFirst = new SeparatedDate("mdy", "a date, month first, such as 2/29/2024", year: 2, month: 0, day: 1);

    public static readonly CellForm MonthName = new NamedMonthDate();

    public static readonly CellForm Compact = new CompactDate();

    public static readonly CellForm Quarter = new PeriodDate("quarter", "a quarter such as 2024-Q1", ["quarter", "qtr", "q"], perYear: 4);

    public static readonly CellForm HalfYear = new PeriodDate("half-year", "a half-year such as 2024-H1", ["h"], perYear: 2);

    public static readonly CellForm Week = new PeriodDate("week", "a week such as 2024-W05", ["week", "wk", "w", "kw", "cw"], perYear: 53);

    public static readonly CellForm Seconds = new CountedTime("epoch", "seconds since 1970", 1);

    public static readonly CellForm Milliseconds = new CountedTime("epoch-ms", "milliseconds since 1970", 1e3);

    public static readonly CellForm Microseconds = new CountedTime("epoch-us", "microseconds since 1970", 1e6);

    public static readonly CellForm Nanoseconds = new CountedTime("epoch-ns", "nanoseconds since 1970", 1e9);

    public static readonly CellForm Spreadsheet = new CountedTime("excel", "days since 1899-12-30", 1.0 / CalendarDay.Seconds, SpreadsheetStart);

    /// <summary>Every form by its name.</summary>
    public static readonly NameTable<CellForm> All = new(
        [
            Iso, YearFirst, DayFirst, MonthFirst, MonthName, Compact, Quarter, HalfYear, Week, Seconds, Milliseconds, Microseconds, Nanoseconds, Spreadsheet,
        ], form => form.Name);
}
