namespace Gophernet.Tables.Inference;

/// <summary>
/// Columns of decimal numbers that are surely months: 9.2017 and 10.2020. As numbers, January of all years stands before February of any, so that little can be
/// learnt from them.
/// </summary>
internal static class MonthNumbers
{
    private const int MinRows = 20;
    private const int MinMonths = 6;
    private const double Decimals = 10_000;

    /// <summary>What should be said of such a column; null for others.</summary>
    public static TableNote? HintFor(ColumnData column)
    {
        var (rows, months) = (0, 0);
        foreach (var number in column.Numbers())
        {
            if (double.IsNaN(number))
            {
                continue;
            }

            var written = Math.Round(number * Decimals);
            if (!(written / Decimals == number && Math.Floor(number) is >= 1 and <= 12 && written % Decimals is >= 1900 and < 2100))
            {
                return null;
            }

            rows++;
            months |= 1 << (int)number;
        }

        return rows >= MinRows && int.PopCount(months) >= MinMonths
            ? new($"column \"{column.Name}\" has months such as 9.2017, which are read as decimal numbers: write them with a slash, 9/2017")
            {
                Code = "month_numbers",
            }
            : null;
    }
}
