namespace Gophernet.Evaluation;

/// <summary>Metrics that are means over rows: what they are, and what each row adds to them, for their intervals.</summary>
/// <param name="Values">The metrics, in the order of reports.</param>
/// <param name="NumbersOf">Gives what a row has for each of them.</param>
internal sealed record RowMeans(IReadOnlyList<MetricValue> Values, RowMeans.Row NumbersOf)
{
    /// <summary>Gives the numbers of a row, [metrics]; of a share 1 where the row is of the kind, and 0 where it is not.</summary>
    /// <param name="row">The 0-based index of the row.</param>
    /// <param name="numbers">Receives them.</param>
    public delegate void Row(int row, Span<double> numbers);

    /// <summary>The mean of each number, summed in the order of the rows.</summary>
    /// <param name="rows">The rows, at least one.</param>
    /// <param name="count">The numbers of a row.</param>
    /// <param name="numbersOf">Gives them.</param>
    public static double[] Of(int rows, int count, Row numbersOf)
    {
        ArgumentNullException.ThrowIfNull(numbersOf);
        var (sums, numbers) = (new double[count], new double[count]);
        for (var row = 0; row < rows; row++)
        {
            numbersOf(row, numbers);
            for (var i = 0; i < count; i++)
            {
                sums[i] += numbers[i];
            }
        }

        return Array.ConvertAll(sums, sum => sum / rows);
    }
}
