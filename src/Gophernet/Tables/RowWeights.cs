namespace Gophernet.Tables;

/// <summary>What rows count, read from a column.</summary>
internal static class RowWeights
{
    /// <summary>The weights of some rows.</summary>
    /// <param name="column">The column.</param>
    /// <param name="rows">The rows that are kept.</param>
    /// <param name="lines">The line of each row of the input.</param>
    /// <exception cref="GophernetException">A row has no weight, or one that is negative or too large; or all weights are 0.</exception>
    public static double[] Of(RawColumn column, int[] rows, GrowingList<long> lines)
    {
        var weights = new double[rows.Length];
        var sum = 0.0;
        for (var i = 0; i < rows.Length; i++)
        {
            var weight = column.Number(rows[i]);
            if (!(weight >= 0 && weight <= float.MaxValue))
            {
                throw new GophernetException(
                    $"column \"{column.Name}\", line {lines[rows[i]]}: expected a number from 0 as the row's weight", "Mend the cell, or leave --weight out.");
            }

            sum += weights[i] = weight;
        }

        return sum > 0 ? weights : throw new GophernetException($"column \"{column.Name}\": every weight is 0", "Give rows that count.");
    }
}
