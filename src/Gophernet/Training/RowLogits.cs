using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>What a network gives for rows.</summary>
/// <param name="network">The network's number among several.</param>
/// <param name="rows">The rows, as their table counts them.</param>
/// <param name="logits">The logits, in front of the last activation, [rows, outputs].</param>
internal sealed class RowLogits(int network, int[] rows, Matrix logits)
{
    private const int BlockRows = 256;

    /// <summary>The network's number.</summary>
    public int Network => network;

    /// <summary>The rows.</summary>
    public int[] Rows => rows;

    /// <summary>The logits, [rows, outputs].</summary>
    public Matrix Logits => logits;

    /// <summary>The same of the network with some number.</summary>
    public RowLogits Of(int number) => new(number, rows, logits);

    /// <summary>What a network gives for rows of a table.</summary>
    /// <param name="network">The network.</param>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="maxRows">Of more than so many, some that lie evenly among them.</param>
    public static RowLogits Of(Network network, TrainingRows table, int[] rows, int maxRows)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        rows = rows.Length <= maxRows ? rows : [.. Sequences.Spread(rows.Length, maxRows).Select(row => rows[row])];
        var all = new Matrix(rows.Length, network.Shape.Outputs);
        var (batch, layers) = (new Batch(), new LayerOutputs(network.Shape)); // of its own: whoever asked may have left, and another asks
        for (var start = 0; start < all.Rows; start += BlockRows)
        {
            table.Gather(rows.AsSpan(start, Math.Min(BlockRows, all.Rows - start)), batch);
            var logits = network.ForwardLogits(batch.Inputs, layers);
            for (var row = 0; row < batch.RowCount; row++)
            {
                for (var i = 0; i < logits.Rows; i++)
                {
                    all[start + row, i] = logits[i, row];
                }
            }
        }

        return new RowLogits(network: 0, rows, all);
    }
}
