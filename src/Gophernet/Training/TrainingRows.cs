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

    /// <summary>The inputs of the table, [rows, inputs].</summary>
    public Matrix Features { get; }

    /// <summary>Its targets, [rows, outputs].</summary>
    public Matrix Targets { get; }

    /// <summary>What each of its rows counts; empty where all count 1.</summary>
    public ReadOnlyMemory<float> Weights { get; }

    /// <summary>The rows that are meant.</summary>
    public int[] Indexes { get; }

    /// <summary>Other rows of the same table.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public TrainingRows Take(int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        return new TrainingRows(Features, Targets, Weights, indexes);
    }
}
