using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Training;

/// <summary>Encoded rows with their targets to learn from, or to be judged on: all of a table, or some of them.</summary>
internal sealed class TrainingRows
{
    /// <summary>All rows of a table.</summary>
    /// <param name="inputs">The encoded rows.</param>
    /// <param name="targets">The targets, [rows, outputs].</param>
    /// <param name="weights">What each row counts, with a mean of 1; empty where all count 1.</param>
    /// <exception cref="ArgumentException">There are no rows, or the numbers of rows differ.</exception>
    public TrainingRows(EncodedRows inputs, Matrix targets, ReadOnlyMemory<float> weights = default)
        : this(inputs, targets, weights, Sequences.Range(inputs?.RowCount ?? 0))
    {
    }

    /// <summary>All rows of a table of numbers.</summary>
    /// <param name="numbers">The inputs, [rows, inputs].</param>
    /// <param name="targets">The targets, [rows, outputs].</param>
    /// <param name="weights">What each row counts, with a mean of 1; empty where all count 1.</param>
    /// <exception cref="ArgumentException">There are no rows, or the numbers of rows differ.</exception>
    public TrainingRows(Matrix numbers, Matrix targets, ReadOnlyMemory<float> weights = default)
        : this(new EncodedRows(numbers), targets, weights)
    {
    }

    /// <summary>All rows of a spool.</summary>
    /// <param name="sample">A sample of them.</param>
    /// <param name="spool">The spool.</param>
    public TrainingRows(TrainingRows sample, Spool spool)
        : this(sample.Inputs, sample.Targets, sample.Weights, sample.Indexes) => Spool = spool;

    /// <summary>Rows that were read from a spool.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="indexes">Those that are meant.</param>
    public TrainingRows(SpooledBlock block, int[] indexes)
        : this(block.Inputs, block.Targets, block.Weights, indexes)
    {
    }

    private TrainingRows(EncodedRows inputs, Matrix targets, ReadOnlyMemory<float> weights, int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfZero(indexes.Length, nameof(inputs));
        targets.RequireShape(inputs.RowCount, targets.Columns);
        if (!weights.IsEmpty && weights.Length != inputs.RowCount)
        {
            throw new ArgumentException($"{weights.Length} weights stand beside {inputs.RowCount} rows.", nameof(weights));
        }

        (Inputs, Targets, Weights, Indexes) = (inputs, targets, weights, indexes);
    }

    /// <summary>The rows that are meant.</summary>
    public int[] Indexes { get; }

    /// <summary>
    /// The whole table, where these rows are a sample of one that does not fit the memory: a network that learns from them learns from all of its rows that are
    /// like none of the sample's other rows. Null where these are all.
    /// </summary>
    public Spool? Spool { get; private init; }

    /// <summary>How many rows a network learns from that learns from these.</summary>
    public int LearntCount => Spool?.CountOf(Indexes) ?? Indexes.Length;

    /// <summary>The targets of the table, [rows, outputs].</summary>
    internal Matrix Targets { get; }

    /// <summary>What each row of the table counts; empty where all count 1.</summary>
    internal ReadOnlyMemory<float> Weights { get; }

    /// <summary>The encoded rows of the table.</summary>
    internal EncodedRows Inputs { get; }

    /// <summary>Copies rows of the table into a batch.</summary>
    /// <param name="rows">The rows, as the table counts them, in this order.</param>
    /// <param name="batch">Receives inputs, targets and weights.</param>
    public void Gather(ReadOnlySpan<int> rows, Batch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Inputs.Gather(rows, batch.NumberRows, batch.Codes);
        batch.ReserveTexts(Inputs.TextCount);
        for (var i = 0; i < Inputs.TextCount; i++)
        {
            Inputs.Texts(i).Gather(rows, batch.Texts[i]);
        }

        batch.Complete(rows, Targets, Weights.Span);
    }

    /// <summary>Other rows of the same table.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public TrainingRows Take(int[] indexes)
    {
        ArgumentNullException.ThrowIfNull(indexes);
        return new TrainingRows(Inputs, Targets, Weights, indexes) { Spool = Spool };
    }

    /// <summary>The same rows with some of the numbers; the others are 0.</summary>
    /// <param name="mask">Which of the numbers of a row stay.</param>
    public TrainingRows Masked(ReadOnlySpan<bool> mask) => new(Inputs.Masked(mask), Targets, Weights, Indexes);

    /// <exception cref="ArgumentException">The rows are not what a network takes.</exception>
    internal void RequireFit(NetworkShape shape)
    {
        if (Inputs.NumberCount != shape.Numbers || Inputs.CodeCount != shape.CodeColumns || Inputs.TextCount != shape.TextColumns
            || Targets.Columns != shape.Outputs)
        {
            throw new ArgumentException(
                $"Rows of {Inputs.NumberCount} numbers, {Inputs.CodeCount} categories and {Targets.Columns} outputs do not fit a network of {shape}.");
        }
    }
}
