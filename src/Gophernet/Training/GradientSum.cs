using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>Something that is done with a piece of a gradient, on any thread.</summary>
/// <param name="piece">Its number.</param>
/// <param name="start">The index of its first parameter.</param>
/// <param name="gradient">∂loss/∂parameter.</param>
internal delegate void PieceAction(int piece, int start, ReadOnlySpan<float> gradient);

/// <summary>
/// The gradient of a batch: the sum of those of its blocks, in the order of <see cref="SumOrder"/>, whoever computes them and how many at once. The last sums
/// are taken piece by piece when the gradient is first looked at: each piece is in the nearest cache then, and the threads meet once less.
/// </summary>
internal sealed class GradientSum
{
    private const int PieceLength = 2048;
    private const int UnaskedPieces = 64; // between two looks at the token

    private readonly WorkerPool _pool;
    private readonly NetworkShape _shape;
    private readonly List<Parameters> _gradients = []; // the first is that of the first block, and in the end the sum of all
    private readonly Stack<int> _free = new(); // those that hold nothing
    private readonly int[] _taken;
    private readonly SumOrder _order;
    private readonly Action<int> _runPart;
    private readonly PieceAction _nothing = (_, _, _) => { };
    private int _nextBlock;
    private PieceAction _action;

    /// <param name="shape">The network's shape.</param>
    /// <param name="pool">The threads that share the work: as many blocks are computed at once.</param>
    public GradientSum(NetworkShape shape, WorkerPool pool)
    {
        (_shape, _pool, _action, _runPart) = (shape, pool, _nothing, RunPart);
        _gradients.Add(new Parameters(shape, isGradient: true));
        (_taken, _order) = (new int[pool.ThreadCount], new SumOrder(pool.ThreadCount + SumOrder.MaxParts(int.MaxValue)));
    }

    /// <summary>All of it, in the order of the parameters; always the same memory.</summary>
    public Span<float> Values
    {
        get
        {
            Complete();
            return _gradients[0].Values;
        }
    }

    /// <summary>Asked now and then while something is done with the pieces.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The number of pieces.</summary>
    public int PieceCount => (_gradients[0].Values.Length + PieceLength - 1) / PieceLength;

    /// <summary>Begins another batch.</summary>
    /// <param name="firstBlock">Its first block that is added here.</param>
    public void Clear(int firstBlock = 0)
    {
        _order.Clear();
        _free.Clear();
        for (var i = _gradients.Count - 1; i >= 0; i--)
        {
            _free.Push(i);
        }

        _nextBlock = firstBlock;
    }

    /// <summary>Finds memory for the gradients of the next blocks, which must be computed before the next call.</summary>
    /// <param name="gradients">Receives where each is to be written.</param>
    public void Take(Span<Parameters> gradients)
    {
        Complete(); // what is free then is written again
        for (var i = 0; i < gradients.Length; i++)
        {
            if (!_free.TryPop(out _taken[i]))
            {
                _taken[i] = _gradients.Count;
                _gradients.Add(new Parameters(_shape, isGradient: true)); // soon there are as many as threads, and a few for sums
            }

            gradients[i] = _gradients[_taken[i]];
        }

        for (var i = 0; i < gradients.Length; i++)
        {
            _order.Append(new SumOrder.Part(_taken[i], _nextBlock++, 0));
        }
    }

    /// <summary>All blocks of the batch have been taken.</summary>
    public void End() => _order.End();

    /// <summary>The sum of some blocks, all of which are added; for those who add it to those of other processes.</summary>
    /// <param name="part">Its number: as <see cref="SumOrder.PartsOf"/> counts them.</param>
    public Span<float> PartOf(int part)
    {
        Complete();
        return _gradients[_order.Parts[part].Index].Values;
    }

    /// <summary>Does something with each piece of the sum.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it: something is done with some of them.</exception>
    public void ForPieces(PieceAction action)
    {
        _action = action;
        _pool.Run(_pool.ThreadCount, _runPart);
        foreach (var (_, term) in _order.Additions)
        {
            _free.Push(term);
        }

        _order.ClearAdditions();
    }

    /// <summary>Adds what is not added yet.</summary>
    public void Complete()
    {
        if (!_order.Additions.IsEmpty)
        {
            ForPieces(_nothing);
        }
    }

    private void RunPart(int part)
    {
        var count = (PieceCount + _pool.ThreadCount - 1) / _pool.ThreadCount;
        for (var piece = part * count; piece < Math.Min((part + 1) * count, PieceCount); piece++)
        {
            if (piece % UnaskedPieces == 0)
            {
                Cancellation.ThrowIfCancellationRequested();
            }

            var start = piece * PieceLength;
            var length = Math.Min(PieceLength, _gradients[0].Values.Length - start);
            foreach (var (sum, term) in _order.Additions)
            {
                VectorLoop.Add(_gradients[term].Values.Slice(start, length), _gradients[sum].Values.Slice(start, length));
            }

            _action(piece, start, _gradients[0].Values.Slice(start, length));
        }
    }
}
