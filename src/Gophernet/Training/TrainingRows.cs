using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Encoded rows to learn from, or to be judged on: all of a table, or some of them.</summary>
public sealed class TrainingRows
{
    /// <summary>All rows of a table.</summary>
    /// <param name="features">The inputs, [rows, inputs].</param>
    /// <param name="targets">The targets, [rows, outputs].</param>
    /// <param name="weights">What each row counts, with a mean of 1; empty where all count 1.</param>
    /// <exception cref="ArgumentException">There are no rows, or the numbers of rows differ.</exception>
    public TrainingRows(Matrix features, Matrix targets, ReadOnlyMemory<float> weights = default)
        : this(features, targets, weights, Sequences.Range(features?.Rows ?? 0))
    {
    }

    private TrainingRows(Matrix features, Matrix targets, ReadOnlyMemory<float> weights, int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfZero(indexes.Length, nameof(features));
        targets.RequireShape(features.Rows, targets.Columns);
        if (!weights.IsEmpty && weights.Length != features.Rows)
        {
            throw new ArgumentException($"{weights.Length} weights stand beside {features.Rows} rows.", nameof(weights));
        }

        (Features, Targets, Weights, Indexes) = (features, targets, weights, indexes);
    }

    /// <summary>The inputs of a network that learns from them.</summary>
    public int InputCount => Features.Columns;

    /// <summary>Its outputs.</summary>
    public int OutputCount => Targets.Columns;

    /// <summary>The inputs of the table, [rows, inputs].</summary>
    internal Matrix Features { get; }

    /// <summary>Its targets, [rows, outputs].</summary>
    internal Matrix Targets { get; }

    /// <summary>What each of its rows counts; empty where all count 1.</summary>
    internal ReadOnlyMemory<float> Weights { get; }

    /// <summary>The rows that are meant.</summary>
    public int[] Indexes { get; }

    /// <summary>Copies rows of the table into a batch. Nobody else knows how rows are stored.</summary>
    /// <param name="rows">The rows, as the table counts them, in this order.</param>
    /// <param name="batch">Receives inputs, targets and weights.</param>
    public void Gather(ReadOnlySpan<int> rows, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Gather(Features, Targets, rows, Weights.Span);
    }

    /// <summary>Other rows of the same table.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public TrainingRows Take(int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        return new TrainingRows(Features, Targets, Weights, indexes);
    }
}
