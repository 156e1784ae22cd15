using System.Globalization;
using System.Text;

namespace Gophernet.Tables.Inference;

/// <summary>
/// Texts of periods that are no dates and can be put in order all the same: 2024-Q1, 2024W5, 2024 H2, Q1 2024. They begin with a year, or have one after
/// another number, and all have the same number of numbers with the same between them.
/// </summary>
internal static class PeriodTexts
{
    private const int MinYear = 1000;
    private const int MaxYear = 2999;
    private const int MaxNumbers = 3; // a year and two more
    private const int MaxDigits = 4; // of each
    private const double NumberRange = 10_000;

    /// <summary>Reads the period of each text of a column.</summary>
    /// <param name="column">A column of texts.</param>
    /// <returns>A number for the code of each text, larger for later ones, NaN for one that is in no row; null where some text is no period.</returns>
    public static double[]? TryRead(ColumnData column)
    {
        var tokens = column.Raw.Tokens!;
        var (periods, shape) = (new double[tokens.Count], "");
        for (var code = 0; code < periods.Length; code++)
        {
            periods[code] = double.NaN;
            if (column.Counts.CountOf(code) > 0)
            {
                if (!TryRead(tokens[code].Text, out var own, out periods[code]) || (shape.Length > 0 && own != shape))
                {
                    return null;
                }

                shape = own;
            }
        }

        return periods;
    }

    /// <param name="text">The text.</param>
    /// <param name="shape">Receives it with a zero for each number.</param>
    /// <param name="period">Receives its numbers as one.</param>
    private static bool TryRead(string text, out string shape, out double period)
    {
        var (written, numbers) = (new StringBuilder(), new List<int>());
        period = 0;
        for (int start = 0, end; start < text.Length; start = end)
        {
            for (end = start; end < text.Length && char.IsAsciiDigit(text[end]); end++)
            {
            }

            if (end == start)
            {
                written.Append(text[end++]);
                continue;
            }

            if (end - start > MaxDigits)
            {
                shape = "";
                return false;
            }

            written.Append('0');
            numbers.Add(int.Parse(text.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture));
            period = period * NumberRange + numbers[^1];
        }

        shape = written.ToString();
        if (numbers.Count == 2 && !IsYear(numbers[0]) && IsYear(numbers[1]))
        {
            period = numbers[1] * NumberRange + numbers[0];
            return true;
        }

        return shape is ['0', ..] && numbers.Count is > 1 and <= MaxNumbers && IsYear(numbers[0]);
    }

    private static bool IsYear(int number) => number is >= MinYear and <= MaxYear;
}
