namespace Gophernet.Tables.Inference;

/// <summary>
/// Decimal numbers that are surely months: 9.2017 and 10.2020. As numbers, the Januaries of all years come before the first February, so that little can be
/// learned from them, and their order is not that of time.
/// </summary>
internal static class MonthNumbers
{
    /// <summary>The code of the note.</summary>
    public const string Code = "month_numbers";

    private const int MinRows = 20;
    private const int MinMonths = 6;
    private const double Decimals = 10_000;

    /// <summary>What should be said of a column of numbers; null where they are no months.</summary>
    public static TableNote? HintFor(ColumnData column) =>
        IsMonth(column.FirstNumber()) ? NoteOn($"column \"{column.Name}\"", column.Numbers()) : null;

    /// <summary>What should be said of numbers; null where they are no months.</summary>
    /// <param name="what">Where they stand, for the note.</param>
    /// <param name="numbers">The numbers; NaN where there is none.</param>
    public static TableNote? NoteOn(string what, ReadOnlySpan<double> numbers)
    {
        var (rows, months) = (0, 0);
        foreach (var number in numbers)
        {
            if (double.IsNaN(number))
            {
                continue;
            }

            if (!IsMonth(number))
            {
                return null;
            }

            rows++;
            months |= 1 << (int)number;
        }

        return rows >= MinRows && int.PopCount(months) >= MinMonths
            ? new($"{what} has months such as 9.2017, which are read as decimal numbers: write them with a slash, 9/2017") { Code = Code }
            : null;
    }

    /// <summary>Whether a number is a month from 1 to 12, and behind the point a year from 1900 to 2099.</summary>
    private static bool IsMonth(double number)
    {
        var written = Math.Round(number * Decimals);
        return written / Decimals == number && Math.Floor(number) is >= 1 and <= 12 && written % Decimals is >= 1900 and < 2100;
    }
}
