using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Loss and gradient of a batch, summed over its rows. They are worked on in blocks of a fixed size, as many at once as there are threads, and the
/// gradients are added block after block: however many threads there are, the order of each sum is the same.
/// </summary>
internal sealed class BatchGradient
{
    /// <summary>The rows of a block, whatever the batch and the number of threads.</summary>
    public const int BlockRows = 128;

    // Gradients are added up and used in pieces that stay in the nearest cache.
    private const int PieceLength = 2048;

    private readonly TrainingRows _rows;
    private readonly WorkerPool _pool;
    private readonly Parameters _sum;
    private readonly BlockGradient[] _blocks; // as many as are worked on at once
    private readonly double[] _losses;
    private readonly Action<int> _runBlock;
    private readonly Action<int> _addPart;
    private readonly Action<int> _usePart;
    private readonly bool _staysTheSame;

    // The batch that is worked on, a part of the order, and the blocks of it that are worked on at once.
    private int[] _order = [];
    private int _start;
    private int _length;
    private int _firstBlock;
    private int _blockCount;
    private bool _isGathered;
    private DropoutMask _dropout;
    private PieceAction? _use;

    /// <summary>Prepares the gradients of a network.</summary>
    /// <param name="rows">The rows that batches are taken of.</param>
    /// <param name="network">The network.</param>
    /// <param name="options">The loss, and whether neurons are left out.</param>
    /// <param name="pool">The threads that share the work.</param>
    /// <param name="staysTheSame">Whether each batch is the same rows in the same order: those of a single block then stay where they are.</param>
    public BatchGradient(TrainingRows rows, Network network, TrainingOptions options, WorkerPool pool, bool staysTheSame)
    {
        (_rows, _pool, _staysTheSame) = (rows, pool, staysTheSame);
        _sum = new Parameters(network.Shape);
        _blocks = [.. Sequences.Range(pool.ThreadCount).Select(_ => new BlockGradient(network, options.Loss, options.Dropout > 0))];
        _losses = new double[_blocks.Length];
        (_runBlock, _addPart, _usePart) = (RunBlock, AddPart, UsePart); // made once: a batch allocates nothing
    }

    /// <summary>Something that is done with a piece of the gradient, on any thread.</summary>
    /// <param name="piece">Its number.</param>
    /// <param name="start">The index of its first parameter.</param>
    /// <param name="length">The number of its parameters.</param>
    public delegate void PieceAction(int piece, int start, int length);

    /// <summary>The gradient, in the order of the parameters.</summary>
    public Span<float> Values => _sum.Values;

    /// <summary>The number of pieces.</summary>
    public int PieceCount => (_sum.Values.Length + PieceLength - 1) / PieceLength;

    public static int BlockCountOf(int rows) => (rows + BlockRows - 1) / BlockRows;

    /// <summary>Computes loss and gradient.</summary>
    /// <param name="order">The rows, of which the batch is a part.</param>
    /// <param name="start">Its first.</param>
    /// <param name="length">Their number.</param>
    /// <param name="dropout">The hidden neurons that are left out, before each block gets its own key.</param>
    /// <param name="use">What is done with each piece as soon as it is the sum of all rows; null for nothing.</param>
    /// <returns>The loss.</returns>
    public double Run(int[] order, int start, int length, DropoutMask dropout, PieceAction? use)
    {
        (_order, _start, _length, _dropout, _use) = (order, start, length, dropout, use);
        var loss = 0.0;
        var count = BlockCountOf(length);
        for (_firstBlock = 0; _firstBlock < count; _firstBlock += _blockCount)
        {
            _blockCount = Math.Min(_blocks.Length, count - _firstBlock);
            _pool.Run(_blockCount, _runBlock);
            foreach (var blockLoss in _losses.AsSpan(0, _blockCount))
            {
                loss += blockLoss;
            }

            _pool.Run(_pool.ThreadCount, _addPart);
        }

        return loss;
    }

    /// <summary>Does something with each piece of the gradient.</summary>
    public void ForPieces(PieceAction use)
    {
        _use = use;
        _pool.Run(_pool.ThreadCount, _usePart);
    }

    /// <summary>The rows have changed their order without <see cref="Run"/> being told.</summary>
    public void Forget() => _isGathered = false;

    /// <summary>Computes the gradient of one block; that of the first begins the sum over the batch.</summary>
    private void RunBlock(int index)
    {
        var block = _firstBlock + index;
        if (!_isGathered)
        {
            _isGathered = _staysTheSame && _length <= BlockRows;
            var start = block * BlockRows;
            _blocks[index].Gather(_rows, _order.AsSpan(_start + start, Math.Min(BlockRows, _length - start)));
        }

        var dropout = _dropout with { Key = _dropout.Key + (ulong)block * 0x9E3779B97F4A7C15 };
        _losses[index] = _blocks[index].Run(block == 0 ? _sum : null, dropout);
    }

    private void AddPart(int part)
    {
        var (first, end) = PiecesOf(part);
        for (var piece = first; piece < end; piece++)
        {
            var start = piece * PieceLength;
            var sum = _sum.Values[start..Math.Min(start + PieceLength, _sum.Values.Length)];
            for (var i = _firstBlock == 0 ? 1 : 0; i < _blockCount; i++)
            {
                VectorLoop.Add(_blocks[i].Values.Slice(start, sum.Length), sum);
            }

            if (_firstBlock + _blockCount == BlockCountOf(_length))
            {
                _use?.Invoke(piece, start, sum.Length); // while the piece is in the nearest cache
            }
        }
    }

    private void UsePart(int part)
    {
        var (first, end) = PiecesOf(part);
        for (var piece = first; piece < end; piece++)
        {
            var start = piece * PieceLength;
            _use!(piece, start, Math.Min(PieceLength, _sum.Values.Length - start));
        }
    }

    private (int First, int End) PiecesOf(int part)
    {
        var count = (PieceCount + _pool.ThreadCount - 1) / _pool.ThreadCount;
        return (part * count, Math.Min((part + 1) * count, PieceCount));
    }
}
