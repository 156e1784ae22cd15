using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Inference;

/// <summary>Numbers that mean missing, where only the form of the column tells that a cell is one: -999 kg, or 9.000.</summary>
internal static class MissingNumbers
{
    /// <summary>Takes them for missing in a column that has texts.</summary>
    /// <param name="column">The column.</param>
    /// <param name="form">How its numbers are written; null for plain ones.</param>
    /// <param name="format">How cells are written.</param>
    /// <returns>Whether there are some.</returns>
    public static bool Take(RawColumn column, NumberForm? form, CellFormat format)
    {
        if (!format.Missing.HasNumbers || column.Tokens is not { } tokens)
        {
            return false;
        }

        var isChanged = false;
        for (var code = 0; code < tokens.Count; code++)
        {
            var number = tokens[code].Number;
            if ((form is null || form.TryParse(tokens[code].Utf8, format, out number)) && format.Missing.HasNumber(number))
            {
                column.TakeForMissing(code);
                isChanged = true;
            }
        }

        return isChanged;
    }

    /// <summary>The numbers of a column without texts, those missing: of such a one it is known by now that a point stands before decimals.</summary>
    public static NumberColumn Without(NumberColumn numbers, MissingTokens missing)
    {
        var present = new NumberColumn();
        for (var row = 0; row < numbers.Count; row++)
        {
            present.Append([missing.HasNumber(numbers[row]) ? double.NaN : numbers[row]]);
        }

        return present;
    }
}
