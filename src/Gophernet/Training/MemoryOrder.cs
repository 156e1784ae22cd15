using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Batches of rows in memory: all rows in random order, unless they are one batch.</summary>
internal sealed class MemoryOrder : RowOrder
{
    private readonly RandomSource _random;
    private readonly int[] _order;
    private readonly int _batchSize;
    private readonly bool _isShuffled;
    private int _seen;

    /// <inheritdoc cref="RowOrder.Of"/>
    public MemoryOrder(TrainingRows rows, TrainingOptions options, RandomSource random)
    {
        (Rows, _random, _order, _isShuffled) = (rows, random, [.. rows.Indexes], options.BatchSize != 0);
        _batchSize = BatchGradient.BatchRowsOf(options, rows);
        var dropsRest = options.DropsPartialBatch && _order.Length > _batchSize;
        StepCount = dropsRest ? _order.Length / _batchSize : (_order.Length + _batchSize - 1) / _batchSize;
    }

    public override int StepCount { get; }

    public override TrainingRows Rows { get; }

    public override void Begin()
    {
        _seen = 0;
        if (_isShuffled)
        {
            _random.Shuffle(_order);
        }
    }

    public override ReadOnlyMemory<int> Next()
    {
        var batch = _order.AsMemory(_seen, Math.Min(_batchSize, _order.Length - _seen));
        _seen += batch.Length;
        return batch;
    }

    public override void Save(BinaryWriter state) => StateNumbers.Write(state, _order);

    public override void Load(BinaryReader state)
    {
        int[] rows = [.. _order];
        StateNumbers.Read(state, _order);
        int[] read = [.. _order];
        Array.Sort(rows);
        Array.Sort(read);
        StateNumbers.Require(rows.AsSpan().SequenceEqual(read), "the order of the rows");
    }
}
