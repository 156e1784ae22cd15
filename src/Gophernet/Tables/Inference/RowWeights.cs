using System.Globalization;
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
            if (!(weight >= 0 && weight <= CellFormat.MaxNumber))
            {
                throw new GophernetException(
                    new Place(source, lines[rows[i]]),
                    $"column \"{column.Name}\": expected a number from 0 to 3e38 as the row's weight, found {Found(column, rows[i])}",
                    "Fix the cell, or leave the weights out.")
                {
                    Field = column.Name,
                    Settings = [new("weight")],
                };
            }

            sum += weights[i] = weight;
        }

        return sum > 0 ? weights : throw new GophernetException($"column \"{column.Name}\": every weight is 0", "Give rows that count.")
        {
            Field = column.Name,
        };
    }

    private static string Found(RawColumn column, int row) => column.IsMissing(row) ? "nothing" : column.HasNumbers
        ? column.Number(row).ToString(CultureInfo.InvariantCulture)
        : $"\"{column.Tokens![column.Code(row)].Text}\"";
}
