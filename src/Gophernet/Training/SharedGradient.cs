using Gophernet.Numerics;
using Gophernet.Threading;

namespace Gophernet.Training;

/// <summary>
/// Adds the gradients that several processes have of their blocks of a batch, in the order of one process: each process gets a share of the parameters from
/// all others, adds what is of these, and gives the sum to all. Where blocks and processes are powers of two, as many numbers are sent as the fastest
/// algorithms send, 2·(n − 1)/n of the gradient; else each complete part of the sum that a process has is sent by itself, (parts + 1)·(n − 1)/n. It takes
/// more messages than those algorithms: that pays for gradients, which are large, and up to some dozens of processes.
/// </summary>
internal sealed class SharedGradient
{
    private readonly ProcessGroup _group;
    private readonly int[] _bounds; // the parameters that each process adds
    private readonly int[] _nothing;
    private readonly int[] _receivedBounds;
    private SumOrder _order = new(0);
    private float[] _received = []; // of each part of the blocks, one behind the other
    private List<SumOrder.Part>[] _parts = []; // of each process
    private int _blockCount;

    /// <summary>Prepares the sums of a network's gradients.</summary>
    /// <param name="group">The processes.</param>
    /// <param name="parameters">The number of parameters.</param>
    public SharedGradient(ProcessGroup group, int parameters)
    {
        _group = group;
        (_bounds, _nothing, _receivedBounds) = (ProcessGroup.Bounds(parameters, group.Count), new int[group.Count + 1], new int[group.Count + 1]);
    }

    /// <summary>The number of parameters that are added here.</summary>
    private int Width => _bounds[_group.Rank + 1] - _bounds[_group.Rank];

    /// <summary>Makes the sum of this process that of all.</summary>
    /// <param name="sum">What this process has added of its blocks, which it does not end; receives the sum.</param>
    /// <param name="blockBounds">The blocks of each process, [processes + 1].</param>
    public void Add(GradientSum sum, int[] blockBounds)
    {
        if (_blockCount != blockBounds[^1])
        {
            _blockCount = blockBounds[^1];
            _parts = [.. Sequences.Range(_group.Count).Select(rank => SumOrder.PartsOf(blockBounds[rank], blockBounds[rank + 1]))];
            var parts = (int)_parts.Sum(each => each.Count);
            _order = new SumOrder(parts);
            if ((long)parts * Width > Array.MaxLength)
            {
                throw new GophernetException("the network is too large for its gradients to be added among so few processes", "Start more, or one.");
            }

            if (_received.Length < parts * Width)
            {
                _received = new float[parts * Width];
            }
        }

        Exchange(sum);
        AddReceived();
        _received.AsSpan(0, Width).CopyTo(sum.Values[_bounds[_group.Rank]..]);
        _group.Share(sum.Values, _bounds);
    }

    /// <summary>The parts of each process, the first of all before the second ones: where one has fewer, nothing comes of it.</summary>
    private void Exchange(GradientSum sum)
    {
        _order.Clear();
        var (own, start, isLast) = (_parts[_group.Rank], 0, false);
        for (var part = 0; !isLast; part++)
        {
            isLast = true;
            for (var rank = 0; rank < _parts.Length; rank++)
            {
                var has = part < _parts[rank].Count;
                _receivedBounds[rank + 1] = _receivedBounds[rank] + (has ? Width : 0);
                isLast &= part + 1 >= _parts[rank].Count;
            }

            _group.Exchange(
                part < own.Count ? sum.PartOf(part) : [], part < own.Count ? _bounds : _nothing, _received.AsSpan(start, _receivedBounds[^1]), _receivedBounds);
            start += _receivedBounds[^1];
        }
    }

    private void AddReceived()
    {
        for (var rank = 0; rank < _parts.Length; rank++)
        {
            for (var part = 0; part < _parts[rank].Count; part++)
            {
                _order.Append(_parts[rank][part] with { Index = PlaceOf(rank, part) });
            }
        }

        _order.End();
        foreach (var (sum, term) in _order.Additions)
        {
            VectorLoop.Add(_received.AsSpan(term * Width, Width), _received.AsSpan(sum * Width, Width));
        }
    }

    /// <summary>How many parts were received before one.</summary>
    private int PlaceOf(int rank, int part)
    {
        var place = 0;
        for (var other = 0; other < _parts.Length; other++)
        {
            place += Math.Min(_parts[other].Count, other < rank ? part + 1 : part);
        }

        return place;
    }
}
