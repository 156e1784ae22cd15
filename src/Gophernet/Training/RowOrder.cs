using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>The batches that an epoch shows to a network, drawn in a new order each epoch.</summary>
internal abstract class RowOrder
{
    /// <summary>The order of some rows.</summary>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">The size of a batch.</param>
    /// <param name="random">Draws the order.</param>
    public static RowOrder Of(TrainingRows rows, TrainingOptions options, RandomSource random) =>
        rows.Spool is null ? new MemoryOrder(rows, options, random) : new SpooledOrder(rows, options, random);

    /// <summary>The batches of an epoch.</summary>
    public abstract int StepCount { get; }

    /// <summary>The rows that the last batch is taken of.</summary>
    public abstract TrainingRows Rows { get; }

    /// <summary>Draws the order of the next epoch.</summary>
    public abstract void Begin();

    /// <summary>The next batch of the epoch, as <see cref="Rows"/> counts them, which stands until the next one.</summary>
    public abstract ReadOnlyMemory<int> Next();

    /// <summary>Writes what the next orders depend on beside the random numbers.</summary>
    public abstract void Save(BinaryWriter state);

    /// <summary>Continues from where another order of the same rows stood.</summary>
    public abstract void Load(BinaryReader state);
}
