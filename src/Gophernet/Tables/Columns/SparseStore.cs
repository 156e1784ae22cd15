using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Numerics;

namespace Gophernet.Tables.Columns;

/// <summary>
/// Rows of few numbers among many zeros, as a network takes them, in blocks: those of different blocks may be set by different threads. A block has an array
/// for each of its parts, so that nothing is copied as rows come.
/// </summary>
internal sealed class SparseStore(int rows)
{
    /// <summary>The rows of a block.</summary>
    public const int BlockRows = 256;

    private readonly Block[] _blocks = new Block[(rows + BlockRows - 1) / BlockRows];

    /// <summary>One row.</summary>
    public SparseRow this[int row]
    {
        get
        {
            ref readonly var block = ref _blocks[row / BlockRows];
            var i = row % BlockRows;
            var start = i == 0 ? 0 : block.Ends[i - 1];
            return new SparseRow(block.Columns.AsSpan(start, block.Ends[i] - start), block.Values.AsSpan(start, block.Ends[i] - start));
        }
    }

    /// <summary>Copies some rows, in this order.</summary>
    public void Gather(ReadOnlySpan<int> indexes, SparseRows destination)
    {
        destination.Clear();
        foreach (var row in indexes)
        {
            destination.Add(this[row]);
        }
    }

    /// <summary>Copies neighbouring rows.</summary>
    public void CopyTo(int start, int count, SparseRows destination)
    {
        destination.Clear();
        for (var row = start; row < start + count; row++)
        {
            destination.Add(this[row]);
        }
    }

    /// <summary>Sets a whole block.</summary>
    /// <param name="start">Its first row.</param>
    /// <param name="source">Its rows.</param>
    public void Set(int start, SparseRows source)
    {
        if (start % BlockRows != 0)
        {
            throw new ArgumentException($"A block does not begin at row {start}.", nameof(start));
        }

        _blocks[start / BlockRows] = new Block(source.Ends.ToArray(), source.Columns.ToArray(), source.Values.ToArray());
    }

    /// <summary>Adds all rows to a hash; little-endian machines alone are supported.</summary>
    public void AppendTo(XxHash128 hash)
    {
        foreach (var block in _blocks)
        {
            hash.Append(MemoryMarshal.AsBytes(block.Ends.AsSpan()));
            hash.Append(MemoryMarshal.AsBytes(block.Columns.AsSpan()));
            hash.Append(MemoryMarshal.AsBytes(block.Values.AsSpan()));
        }
    }

    private readonly record struct Block(int[] Ends, int[] Columns, float[] Values);
}
