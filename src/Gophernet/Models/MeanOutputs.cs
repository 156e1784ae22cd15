using Gophernet.Numerics;

namespace Gophernet.Models;

/// <summary>
/// The mean outputs of several networks for each row: of all of them, or of those that have not learnt from the row. Nothing is allocated once warm.
/// </summary>
internal sealed class MeanOutputs
{
    private readonly Matrix _outputs = new(0, 0);
    private int[] _counts = [];

    /// <summary>Begins with no network.</summary>
    public void Reset(int rows, int outputs)
    {
        _outputs.Resize(rows, outputs);
        if (_counts.Length < rows)
        {
            _counts = new int[rows];
        }

        _counts.AsSpan(0, rows).Clear();
    }

    /// <summary>Adds what one network puts out for a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="outputs">The outputs, [outputs, rows of a block].</param>
    /// <param name="column">The row's place in the block.</param>
    public void Add(int row, PanelMatrix outputs, int column)
    {
        var sums = _outputs.Row(row);
        var isFirst = _counts[row]++ == 0;
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = isFirst ? outputs[i, column] : sums[i] + outputs[i, column];
        }
    }

    /// <summary>How many networks have put out something for a row.</summary>
    public int CountOf(int row) => _counts[row];

    /// <summary>Divides the sums by the numbers of networks, once all are added.</summary>
    /// <returns>The means, [rows, outputs]; the next <see cref="Reset"/> overwrites them. Of a row without a network they mean nothing.</returns>
    public Matrix Divide()
    {
        for (var row = 0; row < _outputs.Rows; row++)
        {
            if (_counts[row] > 1)
            {
                foreach (ref var sum in _outputs.Row(row))
                {
                    sum /= _counts[row];
                }
            }
        }

        return _outputs;
    }
}
