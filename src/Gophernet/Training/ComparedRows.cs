using Gophernet.Networks;
using Gophernet.Networks.Neighbours;

namespace Gophernet.Training;

/// <summary>The training rows that a network compares others with, where it puts them as it stands.</summary>
internal static class ComparedRows
{
    /// <summary>Of more rows, some that lie evenly among them: a model keeps them all, and each row that is predicted is compared with all.</summary>
    public const int MaxRows = 20_000;

    /// <summary>So many are enough to tell a good epoch from a bad one.</summary>
    public const int MaxRowsOfEpoch = 4_096;

    // Rows of a batch are compared with each other: with few there is no near one, and with many the work grows as their square.
    private const int BatchRows = 512;

    private const float MaxDropout = 0.5f;
    private const int BlockRows = 256;

    /// <summary>
    /// How a network that compares rows is trained: in batches of its own size, and with twice the dropout, without which it knows few rows by heart. On rows
    /// held back diabetes and pima gained 0.04 and 0.02, wine_quality lost 0.01, and the others changed by less (docs/accuracy.md).
    /// </summary>
    public static TrainingOptions OptionsFor(TrainingOptions options) => options with
    {
        BatchSize = BatchRows,
        Dropout = Math.Max(options.Dropout, Math.Min(2 * options.Dropout, MaxDropout)),
    };

    /// <summary>A network with the rows that it needs: none where it compares none.</summary>
    /// <param name="parameters">Its parameters, which are not copied.</param>
    /// <param name="rows">The table that the rows are of.</param>
    /// <param name="indexes">The rows.</param>
    /// <param name="maxRows">Of more rows, as many that lie evenly among them.</param>
    /// <param name="cancellation">Asked before each block of rows.</param>
    /// <exception cref="OperationCanceledException">The token asked for it.</exception>
    public static Network Complete(
        Parameters parameters, TrainingRows rows, int[] indexes, int maxRows = MaxRows, CancellationToken cancellation = default)
    {
        var network = new Network(parameters);
        if (!network.Shape.IsComparing)
        {
            return network;
        }

        var taken = indexes.Length <= maxRows ? indexes : Array.ConvertAll(Sequences.Spread(indexes.Length, maxRows), i => indexes[i]);
        var (placed, batch, layers) = (new PlacedRows(), new Batch(), new LayerOutputs(network.Shape) { Cancellation = cancellation });
        placed.Reset(taken.Length, network.Shape.Layers[^1].Outputs, network.Shape.Outputs);
        for (var start = 0; start < taken.Length; start += BlockRows)
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Gather(taken.AsSpan(start, Math.Min(BlockRows, taken.Length - start)), batch);
            placed.Add(network.ForwardLayers(batch.Inputs, layers), batch.Targets, batch.Weights);
        }

        return new Network(parameters, placed.ToNeighbours());
    }
}
