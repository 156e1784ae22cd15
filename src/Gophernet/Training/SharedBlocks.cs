using System.Numerics;
using System.Runtime.InteropServices;
using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// The blocks of batches that several processes share: each computes some that are neighbours, and then all know what one process would.
/// </summary>
internal sealed class SharedBlocks
{
    private const int FloatsOfDouble = 2;
    private const int BlocksPerStep = 8;

    private readonly ProcessGroup _group;
    private readonly SharedGradient _gradient;
    private int[] _bounds = [0];
    private int[] _toldBounds = [0];
    private int[] _textBounds = [0];
    private int _rows; // of the batch that these are of
    private double[] _told = []; // of each process the losses of its blocks, and whether it is to end

    private SharedBlocks(ProcessGroup group, NetworkShape shape) => (_group, _gradient) = (group, new SharedGradient(group, shape.ParameterCount));

    /// <summary>Shares blocks with other processes; null where there are none.</summary>
    /// <param name="group">The processes; null for this one alone.</param>
    /// <param name="shape">The network's shape.</param>
    public static SharedBlocks? Of(ProcessGroup? group, NetworkShape shape) => group is null ? null : new SharedBlocks(group, shape);

    /// <summary>The blocks of a batch that are computed here.</summary>
    /// <param name="blocks">The number of its blocks.</param>
    public (int First, int End) Own(int blocks)
    {
        if (_bounds[^1] != blocks)
        {
            _bounds = Bounds(blocks, _group.Count);
            _told = new double[blocks + _group.Count];
            _toldBounds = [.. Sequences.Range(_bounds.Length).Select(process => FloatsOfDouble * (_bounds[process] + process))];
        }

        return (_bounds[_group.Rank], _bounds[_group.Rank + 1]);
    }

    /// <summary>Tells all processes what each has computed of a batch.</summary>
    /// <param name="sum">The gradient of the own blocks; receives that of all.</param>
    /// <param name="losses">The loss of each block.</param>
    /// <param name="textDeltas">What the gradient of sparse tensors is made of, for each row.</param>
    /// <param name="rows">The rows of the batch.</param>
    /// <param name="blockRows">Those of a block.</param>
    /// <exception cref="OperationCanceledException">One of them is to end: all of them throw it.</exception>
    public void Share(GradientSum sum, Span<double> losses, Matrix textDeltas, int rows, int blockRows)
    {
        var (first, end) = (_bounds[_group.Rank], _bounds[_group.Rank + 1]);
        losses[first..end].CopyTo(_told.AsSpan(first + _group.Rank));
        _told[end + _group.Rank] = _group.Ending.IsCancellationRequested ? 1 : 0;
        _group.Share(MemoryMarshal.Cast<double, float>(_told.AsSpan()), _toldBounds);
        for (var process = 0; process < _group.Count; process++)
        {
            var told = _told.AsSpan(_bounds[process] + process, _bounds[process + 1] - _bounds[process] + 1);
            told[..^1].CopyTo(losses[_bounds[process]..]);
            if (told[^1] != 0)
            {
                throw new OperationCanceledException("a process that shares the work is to end");
            }
        }

        _gradient.Add(sum, _bounds);
        if (textDeltas.Columns > 0)
        {
            if (_rows != rows)
            {
                (_rows, _textBounds) = (rows, Array.ConvertAll(_bounds, block => Math.Min(block * blockRows, rows) * textDeltas.Columns));
            }

            _group.Share(textDeltas.Values, _textBounds);
        }
    }

    /// <summary>
    /// Where the blocks of each process begin, and the last ends: about as many each, an eighth more or less, so that they are few complete parts of the sum,
    /// each of which is sent by itself.
    /// </summary>
    private static int[] Bounds(int blocks, int processes)
    {
        var step = 1 << BitOperations.Log2((uint)Math.Max(1, blocks / processes / BlocksPerStep));
        int[] bounds = [.. Sequences.Range(processes + 1).Select(process => (int)(((long)blocks * process / processes + step / 2) / step * step))];
        bounds[^1] = blocks;
        return bounds;
    }
}
