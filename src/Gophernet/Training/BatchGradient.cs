using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Loss and gradient of a batch, summed over its rows. They are worked on in blocks of a fixed size, as many at once as there are threads, and added in an
/// order that depends on the number of blocks alone: however many threads or processes share the work, each sum is the same.
/// </summary>
internal sealed class BatchGradient : IDisposable
{
    // The rows of a block, whatever the batch and the number of threads; where rows are compared with each other, a batch is one.
    private const int UsualBlockRows = 128;

    // After so much work, in rows times parameters, processes that share none ask each other whether one is to end: some 20 milliseconds of a thread.
    private const long UnaskedWork = 200_000_000;

    // Less work than this, in rows times parameters, is done before another thread has noticed it.
    private const long MinSharedWork = 500_000;

    private readonly TrainingRows _rows;
    private readonly int _blockRows;
    private readonly WorkerPool _pool;
    private readonly ProcessGroup? _group;
    private readonly SharedBlocks? _shared; // where other processes compute some of the blocks
    private readonly Batch[] _batches; // as many as are worked on at once, as of the next three
    private readonly Backpropagation[] _backpropagations;
    private readonly Parameters[] _gradients; // where those of the blocks are written
    private readonly TrainingOptions _options;
    private readonly NetworkShape _shape;
    private double[] _losses = []; // of each block
    private long _unaskedWork;
    private readonly Action<int> _runBlock;
    private readonly bool _staysTheSame;

    // The batch that is worked on, and the first of the blocks that are worked on at once.
    private ReadOnlyMemory<int> _batch;
    private TrainingRows _batchRows; // which it is taken of
    private int _firstBlock;
    private bool _isGathered;
    private DropoutMask _dropout;

    /// <summary>Prepares the gradients of a network.</summary>
    /// <param name="rows">The rows that batches are taken of.</param>
    /// <param name="options">The loss, the size of a batch, and whether neurons are left out.</param>
    /// <param name="network">The network.</param>
    /// <param name="workers">Who shares the work.</param>
    public BatchGradient(TrainingRows rows, TrainingOptions options, Network network, Workers workers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.BatchSize, nameof(options));
        if (!(options.LearningRate >= 0 && float.IsFinite(options.LearningRate)))
        {
            throw new ArgumentException($"A learning rate of {options.LearningRate} is no step.", nameof(options));
        }

        var batchRows = BatchRowsOf(options, rows);
        var work = WorkOf(batchRows, network.Shape);
        (_rows, _batchRows, _blockRows) = (rows, rows, network.Shape.IsComparing ? batchRows : UsualBlockRows);
        _staysTheSame = options.BatchSize == 0 && batchRows <= _blockRows; // then the rows of the only block stay where they are
        (_options, _shape) = (options, network.Shape);
        _shared = MaySharePartsOf(batchRows) ? SharedBlocks.Of(workers.Group, network.Shape) : null;
        _group = workers.Group;
        var ownBlocks = _shared is null ? BlockCountOf(batchRows) : (BlockCountOf(batchRows) + _group!.Count - 1) / _group.Count;
        _pool = new WorkerPool(work >= MinSharedWork ? Math.Min(workers.Threads, ownBlocks) : 1);
        var threads = Sequences.Range(_pool.ThreadCount);
        _batches = [.. threads.Select(_ => new Batch())];
        _backpropagations = [.. threads.Select(_ => new Backpropagation(network, options.Loss, options.Dropout > 0))];
        _gradients = new Parameters[_pool.ThreadCount];
        _runBlock = RunBlock; // made once: a batch allocates nothing
        Sum = new GradientSum(network.Shape, _pool);
        TextDeltas = new Matrix(network.Shape.TextColumns > 0 ? batchRows : 0, TextStep.DeltaCount(network.Shape));
        TextStep = network.Shape.TextColumns > 0 ? new TextStep(network, rows, TextDeltas, _pool) : null;
    }

    /// <summary>The blocks of a batch that processes share; 0 where each computes all of them.</summary>
    public int SharedBlockCount => _shared is null ? 0 : BlockCountOf(BatchRowsOf(_options, _rows));

    /// <summary>The gradient of the last batch.</summary>
    public GradientSum Sum { get; }

    /// <summary>What the gradient of sparse tensors is made of, for each row of the last batch.</summary>
    public Matrix TextDeltas { get; }

    /// <summary>Takes the steps of sparse tensors; null where there are none.</summary>
    public TextStep? TextStep { get; }

    /// <summary>Asked before each block of rows, and within all that takes long where a network is large.</summary>
    public CancellationToken Cancellation
    {
        get;
        set
        {
            (field, Sum.Cancellation) = (value, value);
            TextStep?.Cancellation = value;
            foreach (var backpropagation in _backpropagations)
            {
                backpropagation.Cancellation = value;
            }
        }
    }

    /// <summary>The number of its pieces.</summary>
    public int PieceCount => Sum.PieceCount;

    /// <summary>The rows of a batch; all of them where the options say 0.</summary>
    public static int BatchRowsOf(TrainingOptions options, TrainingRows rows) =>
        options.BatchSize == 0 ? rows.LearntCount : Math.Min(options.BatchSize, rows.LearntCount);

    /// <summary>Computes loss and gradient.</summary>
    /// <param name="batch">The rows, as their table counts them.</param>
    /// <param name="dropout">The hidden neurons that are left out, before each block gets its own key.</param>
    /// <param name="rows">The rows that the batch is taken of; null for those of the constructor.</param>
    /// <returns>The loss, and the gradient, which stands until the next batch.</returns>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it.</exception>
    public (double Loss, GradientSum Gradient) Run(ReadOnlyMemory<int> batch, DropoutMask dropout, TrainingRows? rows = null)
    {
        (_batchRows, _batch, _dropout) = (rows ?? _rows, batch, dropout);
        AskOthers(batch.Length);
        var blocks = BlockCountOf(batch.Length);
        var (first, end) = _shared?.Own(blocks) ?? (0, blocks);
        if (_losses.Length < blocks)
        {
            _losses = new double[blocks];
        }

        Sum.Clear(first);
        for (_firstBlock = first; _firstBlock < end; _firstBlock += _pool.ThreadCount)
        {
            Cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(_pool.ThreadCount, end - _firstBlock);
            Sum.Take(_gradients.AsSpan(0, count));
            _pool.Run(count, _runBlock);
        }

        if (_shared is null)
        {
            Sum.End();
        }
        else
        {
            _shared.Share(Sum, _losses.AsSpan(0, blocks), TextDeltas, batch.Length, _blockRows);
        }

        var loss = 0.0;
        foreach (var blockLoss in _losses.AsSpan(0, blocks))
        {
            loss += blockLoss;
        }

        return (loss, Sum);
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose() => _pool.Dispose();

    /// <summary>Whether communication takes less time than computing.</summary>
    private bool MaySharePartsOf(int batchRows) =>
        !_shape.IsComparing && BlockCountOf(batchRows) > 1 && WorkOf(batchRows, _shape) >= ProcessGroup.MinSharedWork;

    private void AskOthers(int rows)
    {
        if (_group is null || _shared is not null || (_unaskedWork += WorkOf(rows, _shape)) < UnaskedWork)
        {
            return;
        }

        _unaskedWork = 0; // all processes come here with the same batch
        if (_group.Any(_group.Ending.IsCancellationRequested))
        {
            throw new OperationCanceledException("a process that trains the same is to end");
        }
    }

    private static long WorkOf(int rows, NetworkShape shape) => (long)rows * shape.ParameterCount;

    private int BlockCountOf(int rows) => (rows + _blockRows - 1) / _blockRows;

    /// <summary>Computes the gradient of one block.</summary>
    private void RunBlock(int index)
    {
        var block = _firstBlock + index;
        if (!_isGathered)
        {
            var start = block * _blockRows;
            _batchRows.Gather(_batch.Span.Slice(start, Math.Min(_blockRows, _batch.Length - start)), _batches[index]);
            _isGathered = _staysTheSame;
        }

        var dropout = _dropout with { Key = _dropout.Key + (ulong)block * 0x9E3779B97F4A7C15 };
        _losses[block] = _backpropagations[index].Run(_batches[index], _gradients[index], dropout);
        if (TextStep is not null)
        {
            _backpropagations[index].CopyTextDeltas(TextDeltas, block * _blockRows);
        }
    }
}
