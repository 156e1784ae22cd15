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
/// The gradient of a batch: a sum of those of its blocks, in their order. The last of them are added piece by piece when the sum is first looked at: who
/// goes through it finds each piece in the nearest cache, and the threads meet once less.
/// </summary>
internal sealed class GradientSum
{
    private const int PieceLength = 2048;
    private const int UnaskedPieces = 64; // between two looks at the token

    private readonly WorkerPool _pool;
    private readonly Parameters _sum;
    private readonly Parameters[] _terms;
    private readonly Action<int> _runPart;
    private readonly PieceAction _nothing = (_, _, _) => { };
    private int _firstTerm; // of those that are not added yet
    private int _termCount;
    private PieceAction _action;

    /// <param name="shape">The network's shape.</param>
    /// <param name="terms">The gradients of the blocks that are computed at once.</param>
    /// <param name="pool">The threads that share the work.</param>
    public GradientSum(NetworkShape shape, Parameters[] terms, WorkerPool pool)
    {
        (_sum, _terms, _pool, _action, _runPart) = (new Parameters(shape, isGradient: true), terms, pool, _nothing, RunPart);
    }

    /// <summary>All of it, in the order of the parameters.</summary>
    public Span<float> Values
    {
        get
        {
            Complete();
            return _sum.Values;
        }
    }

    /// <summary>Asked now and then while something is done with the pieces.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>The number of pieces.</summary>
    public int PieceCount => (_sum.Values.Length + PieceLength - 1) / PieceLength;

    /// <summary>Where the gradient of the first block is written: the sum begins with it.</summary>
    public Parameters First => _sum;

    /// <summary>Adds the gradients of blocks, which must stay as they are until the sum is looked at.</summary>
    /// <param name="first">The first term.</param>
    /// <param name="count">The number of terms.</param>
    public void Add(int first, int count)
    {
        Complete();
        (_firstTerm, _termCount) = (first, count);
    }

    /// <summary>Does something with each piece.</summary>
    /// <exception cref="OperationCanceledException"><see cref="Cancellation"/> asked for it: something is done with some of them.</exception>
    public void ForPieces(PieceAction action)
    {
        _action = action;
        _pool.Run(_pool.ThreadCount, _runPart);
        _termCount = 0;
    }

    /// <summary>Adds what is not added yet.</summary>
    public void Complete()
    {
        if (_termCount > 0)
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
            var sum = _sum.Values[start..Math.Min(start + PieceLength, _sum.Values.Length)];
            foreach (var term in _terms.AsSpan(_firstTerm, _termCount))
            {
                VectorLoop.Add(term.Values.Slice(start, sum.Length), sum);
            }

            _action(piece, start, sum);
        }
    }
}
