using Gophernet.Numerics;

namespace Gophernet.Models;

/// <summary>How much of a target a column tells by itself: the square of its correlation with an output, in the rows that each network learns from.</summary>
internal sealed class UnivariateScore
{
    private readonly int[][] _rows; // [networks]
    private readonly double[][][] _outputs; // [networks][outputs][rows of it], with mean 0 and length 1

    /// <summary>Prepares scores.</summary>
    /// <param name="targets">What networks should put out, [rows, outputs].</param>
    /// <param name="rows">The rows that each network learns from.</param>
    public UnivariateScore(Matrix targets, int[][] rows)
    {
        (_rows, OutputCount) = (rows, targets.Columns);
        _outputs = rows.Select(learnt => Sequences.Range(targets.Columns).Select(output =>
        {
            var values = Array.ConvertAll(learnt, row => (double)targets[row, output]);
            Standardise(values);
            return values;
        }).ToArray());
    }

    /// <summary>The outputs.</summary>
    public int OutputCount { get; }

    /// <summary>The largest over what a column becomes and over the outputs, for each network; 0 for a column that is constant there.</summary>
    /// <param name="numbers">What the column becomes, [numbers, rows].</param>
    public double[] Of(Matrix numbers)
    {
        var scores = new double[_rows.Length];
        for (var member = 0; member < scores.Length; member++)
        {
            for (var number = 0; number < numbers.Rows; number++)
            {
                var inputs = new double[_rows[member].Length];
                var row = numbers.Row(number);
                for (var i = 0; i < inputs.Length; i++)
                {
                    inputs[i] = row[_rows[member][i]];
                }

                Standardise(inputs);
                foreach (var output in _outputs[member])
                {
                    var correlation = 0.0;
                    for (var i = 0; i < inputs.Length; i++)
                    {
                        correlation += inputs[i] * output[i];
                    }

                    scores[member] = Math.Max(scores[member], correlation * correlation);
                }
            }
        }

        return scores;
    }

    /// <summary>Takes off the mean and divides by the length; numbers that are all the same become 0.</summary>
    private static void Standardise(double[] values)
    {
        double sum = 0, squares = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= sum / values.Length;
            squares += values[i] * values[i];
        }

        var factor = squares > 1e-20 * values.Length ? 1 / Math.Sqrt(squares) : 0;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] *= factor;
        }
    }
}
