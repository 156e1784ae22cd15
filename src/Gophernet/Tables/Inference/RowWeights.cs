using System.Globalization;
using Gophernet.Csv;
using Gophernet.Tables.Cells;
using Gophernet.Tables.Columns;

namespace Gophernet.Tables.Inference;

/// <summary>What rows count, read from a column.</summary>
internal static class RowWeights
{
    /// <summary>The weights of some rows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows that are kept.</param>
    /// <param name="lines">The line of each row of the input.</param>
    /// <param name="source">The name of the input.</param>
    /// <exception cref="GophernetException">A row has no weight, or one that is negative or too large; or all weights are 0.</exception>
    public static double[] Of(RawColumn column, int[] rows, LineNumbers lines, string source)
    {
        var weights = new double[rows.Length];
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = column.Number(rows[i]);
            if (!IsWeight(weight))
            {
                throw Fault(new Place(source, lines[rows[i]]), column.Name, Found(column, rows[i]));
            }

            sum += weights[i] = weight;
        }

        return sum > 0 ? weights : throw new GophernetException($"column \"{column.Name}\": every weight is 0", "Give rows that count.")
        {
            Field = column.Name,
        };
    }

    /// <summary>The weight in a cell.</summary>
    /// <exception cref="GophernetException">It has none, or one that is negative or too large.</exception>
    public static double Read(CsvField field, CellFormat format, string column) =>
        CellFormat.Trim(field.Bytes) is var text && !format.IsMissing(text) && format.TryNumber(text, out var weight) && IsWeight(weight) ? weight
            : throw Fault(field.Place, column, format.IsMissing(text) ? "nothing" : Quoting.Field(field.Bytes));

    private static bool IsWeight(double number) => number >= 0 && number <= CellFormat.MaxNumber;

    private static GophernetException Fault(Place place, string column, string found) => new(
        place, $"column \"{column}\": expected a number from 0 to 3e38 as the row's weight, found {found}", "Fix the cell, or leave the weights out.")
    {
        Field = column,
        Settings = [new("weight")],
    };

    private static string Found(RawColumn column, int row) => column.IsMissing(row) ? "nothing" : column.HasNumbers
        ? column.Number(row).ToString(CultureInfo.InvariantCulture)
        : $"\"{column.Tokens![column.Code(row)].Text}\"";
}
