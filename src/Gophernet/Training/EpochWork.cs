using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>
/// How much there is to do in an epoch, as a number of weights that a row is multiplied by and learnt from: about 0.12 ns each on one thread.
/// </summary>
internal static class EpochWork
{
    // What a row costs beside its products: gathering, lookups.
    private const int OfRow = 1_000;

    // What a step costs for each parameter: sums of gradients and what the optimizer keeps go through memory.
    private const int OfStep = 16;

    // What an n-gram of a text costs: its weights are looked up, and changed.
    private const int OfGram = 100;

    // What a row costs that another is compared with, beside the product of their places: a distance, and what it counts.
    private const int OfPair = 16;

    // Less is over in a quarter of a second; what is kept in mind before more takes less than a hundredth of its time.
    private const double MinLong = 1e9;

    // Of few rows, what is kept in mind takes up to a third of the time of an epoch: half a second is waited for.
    private const double MinLongOfFewRows = 2e9;
    private const int FewRows = 1_000;

    /// <summary>The work of an epoch.</summary>
    /// <param name="rows">The rows that are learnt from.</param>
    /// <param name="judgedRows">The number of those that judge.</param>
    /// <param name="options">How the network is trained.</param>
    /// <param name="shape">Its shape.</param>
    public static double Of(TrainingRows rows, int judgedRows, TrainingOptions options, NetworkShape shape)
    {
        var count = rows.LearntCount;
        var looks = options.Optimizer == Optimizer.LimitedMemoryBfgs ? LimitedMemoryBfgs.MaxTrials : 1;
        var steps = Math.Ceiling((double)count / BatchGradient.BatchRowsOf(options, rows));
        return looks * ((count + (double)judgedRows) * (shape.ParameterCount + OfRow) + steps * OfStep * shape.ParameterCount + GramsOf(rows) * OfGram)
            + PairsOf(count, judgedRows, options, shape) * (shape.Layers[^1].Outputs + OfPair);
    }

    /// <summary>Whether it takes so long that it can be cancelled.</summary>
    public static bool IsLong(double work, int rows) => work >= (rows < FewRows ? MinLongOfFewRows : MinLong);

    /// <summary>The pairs of rows that are compared: those of each batch, and those that judge with as many as judge an epoch.</summary>
    private static double PairsOf(int count, int judgedRows, TrainingOptions options, NetworkShape shape) => !shape.IsComparing ? 0
        : (double)count * Math.Min(count, options.BatchSize) + (double)judgedRows * Math.Min(count, ComparedRows.MaxRowsOfEpoch);

    private static double GramsOf(TrainingRows rows)
    {
        var count = 0L;
        for (var text = 0; text < rows.Inputs.TextCount; text++)
        {
            foreach (var row in rows.Indexes)
            {
                count += rows.Inputs.Texts(text)[row].Columns.Length;
            }
        }

        return count;
    }
}
