using Gophernet.Numerics;

namespace Gophernet.Models;

/// <summary>
/// The mean outputs of several networks for each row, weighted: of all of them, or of those that have not learnt from the row. Nothing is allocated once
/// warm.
/// </summary>
internal sealed class MeanOutputs
{
    private readonly Matrix _outputs = new(0, 0);
    private int[] _counts = [];
    private float[] _weights = []; // sums

    /// <summary>Begins with no network.</summary>
    public void Reset(int rows, int outputs)
    {
        _outputs.Resize(rows, outputs);
        if (_counts.Length < rows)
        {
            (_counts, _weights) = (new int[rows], new float[rows]);
        }

        _counts.AsSpan(0, rows).Clear();
        _weights.AsSpan(0, rows).Clear();
    }

    /// <summary>Adds what one network puts out for a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="outputs">The outputs, [outputs, rows of a block].</param>
    /// <param name="column">The row's place in the block.</param>
    /// <param name="weight">What the network counts, above 0.</param>
    public void Add(int row, PanelMatrix outputs, int column, float weight = 1)
    {
        var sums = _outputs.Row(row);
        var isFirst = _counts[row]++ == 0;
        _weights[row] += weight;
        for (var i = 0; i < sums.Length; i++)
        {
            var output = outputs[i, column] * weight;
            sums[i] = isFirst ? output : sums[i] + output;
        }
    }

    /// <summary>How many networks have put out something for a row.</summary>
    public int CountOf(int row) => _counts[row];

    /// <summary>Divides the sums by what the networks count together, once all are added.</summary>
    /// <returns>The means, [rows, outputs]; the next <see cref="Reset"/> overwrites them. Of a row without a network they mean nothing.</returns>
    public Matrix Divide()
    {
        for (var row = 0; row < _outputs.Rows; row++)
        {
            if (_weights[row] is not (0 or 1))
            {
                foreach (ref var sum in _outputs.Row(row))
                {
                    sum /= _weights[row];
                }
            }
        }

        return _outputs;
    }
}
