using Gophernet.Tables.Cells;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tables.Inference;

/// <summary>Columns of numbers that are dates: of eight digits, or counted from a point in time.</summary>
internal static class CountedDateInference
{
    // Numbers that count from 1970 are dates where all are in these years, [1980, 2050), and the column's name says so.
    private const double EarliestCount = 315_532_800;
    private const double LatestCount = 2_524_608_000;

    // Without such a name, these years, [1998-07, 2036-07), make it worth a note.
    private const double EarliestNoted = 9e8;
    private const double LatestNoted = 2.1e9;
    private const int MinNotedRows = 20;
    private const double MillisecondsPerSecond = 1000;

    // 9999-12-31 is the day of what never ends.
    private const double NeverStarts = 253_370_764_800;

    // Of eight digits, [1900, 2100).
    private const double EarliestCompact = -2_208_988_800;
    private const double LatestCompact = 4_102_444_800;

    private static readonly CellForm[] Counts =
        [DateForms.Seconds, DateForms.Milliseconds, DateForms.Microseconds, DateForms.Nanoseconds, DateForms.Spreadsheet];

    private static readonly string[] DayNames = ["DATE", "DATES", "DATETIME"];

    private static readonly string[] TimeNames =
        [.. DayNames, "TIME", "TIMESTAMP", "TS", "AT", "WHEN", "EPOCH", "UNIX", "CREATED", "UPDATED", "MODIFIED", "MTIME", "CTIME"];

    /// <summary>Finds the form of a column whose dates are numbers.</summary>
    /// <returns>The form and what was assumed; null when they are not dates.</returns>
    public static (FormMatch Match, TableNote? Note)? Find(ColumnData column)
    {
        if (FormMatch.Of(column, DateForms.Compact) is { } compact && AreBetween(column, compact, EarliestCompact, LatestCompact))
        {
            return (compact, Note(column, compact, TimeNames));
        }

        if (NameWords.HasOne(column.Name, TimeNames))
        {
            foreach (var form in Counts)
            {
                if ((form != DateForms.Spreadsheet || NameWords.HasOne(column.Name, DayNames))
                    && FormMatch.Of(column, form) is { } match && AreBetween(column, match, EarliestCount, LatestCount))
                {
                    return (match, Note(column, match, []));
                }
            }
        }

        return null;
    }

    /// <summary>What should be said of a column of numbers that may count time.</summary>
    public static TableNote? HintFor(ColumnData column)
    {
        if (!(column.FirstNumber() is >= EarliestNoted and < LatestNoted * MillisecondsPerSecond))
        {
            return null; // what holds for most columns, at no cost
        }

        var numbers = column.Numbers();
        var (low, high, missing) = NumberRange.Of(numbers);
        foreach (var form in (ReadOnlySpan<CellForm>)[DateForms.Seconds, DateForms.Milliseconds])
        {
            if (numbers.Length - missing >= MinNotedRows && form.TryConvert(low, out var first) && form.TryConvert(high, out var last)
                && first >= EarliestNoted && last < LatestNoted && AreWhole(numbers))
            {
                return new($"column \"{column.Name}\" may be {form.Expected}; if so, say it", new Setting("dates", $"{column.Name}={form.Name}"));
            }
        }

        return null;
    }

    /// <summary>Numbers are taken for dates: said, unless the name of the column says it.</summary>
    private static TableNote? Note(ColumnData column, FormMatch match, string[] names) => NameWords.HasOne(column.Name, names)
        ? null
        : new($"column \"{column.Name}\": its numbers are read as {match.Form.Expected}; if they are numbers, make it numeric",
            new Setting("numeric", column.Name));

    private static bool AreBetween(ColumnData column, FormMatch match, double earliest, double latest)
    {
        foreach (var number in column.Numbers())
        {
            if (!match.IsWord(number) && match.Form.TryConvert(number, out var seconds) && !(seconds >= earliest && seconds < latest) && seconds < NeverStarts)
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreWhole(ReadOnlySpan<double> numbers)
    {
        foreach (var number in numbers)
        {
            if (!double.IsNaN(number) && !double.IsInteger(number))
            {
                return false;
            }
        }

        return true;
    }
}
