using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>Whether a network gives finite numbers for rows that it has learnt from: weights that are finite may be too large for that.</summary>
internal static class FiniteOutputs
{
    /// <summary>Looks at what the first rows get, in front of the last activation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="maxRows">So many of them at most.</param>
    public static bool AreOf(Network network, TrainingRows rows, int maxRows)
    {
        var sample = new Batch();
        rows.Gather(rows.Indexes.AsSpan(0, Math.Min(maxRows, rows.Indexes.Length)), sample);
        var outputs = network.ForwardLogits(sample.Inputs, new LayerOutputs(network.Shape));
        for (var row = 0; row < sample.RowCount; row++)
        {
            for (var i = 0; i < outputs.Rows; i++)
            {
                if (!float.IsFinite(outputs[i, row]))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
