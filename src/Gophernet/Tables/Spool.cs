using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Storage;

namespace Gophernet.Tables;

/// <summary>
/// The encoded rows of a table that does not fit the memory, in blocks of as many rows, in a file without a name. They are written once, in the order of the
/// table; any number of readers then read blocks in any order, each into memory of its own. Every block is checked against a hash of what was written.
/// </summary>
internal sealed class Spool : IDisposable
{
    // A disk that turns reads so much in about the time that it takes to get there; of a small memory, a window still has many blocks.
    private const int MaxBlockBytes = 1 << 20;
    private const int MinBlockBytes = 1 << 16;
    private const int MinBlocksOfWindow = 32;

    private readonly SpoolFile _file;
    private readonly SpooledBlock _last; // not yet written
    private readonly int[] _marked; // the rows that have each mark
    private ulong[] _hashes = new ulong[64]; // of each block
    private int _lastCount;

    /// <summary>Creates an empty one.</summary>
    /// <param name="folder">Where its file is.</param>
    /// <param name="windowBytes">The memory of the rows that are shuffled together.</param>
    /// <param name="markCount">Above all marks.</param>
    /// <param name="createBlock">Creates memory for rows.</param>
    /// <exception cref="GophernetException">The folder does not exist, or must not be written to.</exception>
    public Spool(string folder, long windowBytes, int markCount, Func<int, SpooledBlock> createBlock)
    {
        ArgumentNullException.ThrowIfNull(createBlock);
        CreateBlock = createBlock;
        RowBytes = createBlock(1).RowBytes;
        var blockBytes = Math.Clamp(windowBytes / MinBlocksOfWindow, MinBlockBytes, MaxBlockBytes);
        BlockRows = (int)Math.Max(1, blockBytes / RowBytes);
        WindowBlocks = (int)Math.Clamp(windowBytes / ((long)BlockRows * RowBytes), MinBlocksOfWindow, int.MaxValue / 2 / ((long)BlockRows * RowBytes));
        (_last, _marked) = (createBlock(BlockRows), new int[markCount]);
        _file = SpoolFile.Create(folder);
    }

    /// <summary>Creates memory for so many of its rows.</summary>
    public Func<int, SpooledBlock> CreateBlock { get; }

    /// <summary>The bytes of a row.</summary>
    public int RowBytes { get; }

    /// <summary>The rows of each block but the last.</summary>
    public int BlockRows { get; }

    /// <summary>So many blocks are shuffled together.</summary>
    public int WindowBlocks { get; }

    /// <summary>All rows.</summary>
    public int RowCount { get; private set; }

    /// <summary>The blocks.</summary>
    public int BlockCount => (int)(((long)RowCount + BlockRows - 1) / BlockRows);

    /// <summary>How many rows have each class, where the target is one of classes; who adds rows counts them.</summary>
    public long[] ClassRows { get; init; } = [];

    /// <summary>The rows that had no target, and are not here.</summary>
    public int LeftOutCount { get; set; }

    /// <summary>The bytes of its file.</summary>
    public long Length => _file.Length;

    /// <summary>Adds the first rows of a block.</summary>
    /// <exception cref="GophernetException">The disk is full, or fails.</exception>
    public void Append(SpooledBlock rows, int count)
    {
        ArgumentNullException.ThrowIfNull(rows);
        foreach (var mark in rows.Marks.AsSpan(0, count))
        {
            if (mark >= 0)
            {
                _marked[mark]++;
            }
        }

        for (var start = 0; start < count;)
        {
            var part = Math.Min(count - start, BlockRows - _lastCount);
            rows.CopyTo(start, part, _last, _lastCount);
            (start, _lastCount, RowCount) = (start + part, _lastCount + part, RowCount + part);
            if (_lastCount == BlockRows)
            {
                WriteLast();
            }
        }
    }

    /// <summary>Writes what was added and is still in memory; nothing is added afterwards.</summary>
    /// <exception cref="GophernetException">The disk is full, or fails.</exception>
    public void Complete()
    {
        if (_lastCount > 0)
        {
            WriteLast();
        }
    }

    /// <summary>Reads a block.</summary>
    /// <param name="block">Its number.</param>
    /// <param name="rows">Receives its rows.</param>
    /// <param name="start">Where.</param>
    /// <returns>How many they are.</returns>
    /// <exception cref="GophernetException">What is read is not what was written.</exception>
    public int Read(int block, SpooledBlock rows, int start)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var count = Math.Min(BlockRows, RowCount - block * BlockRows);
        return rows.ReadFrom(_file, (long)block * BlockRows * RowBytes, start, count) == _hashes[block] ? count
            : throw _file.Damaged("a block of it is not what was written");
    }

    /// <summary>The rows that a network learns from which learns from some of the sampled ones: those with their marks, and those with none.</summary>
    public int CountOf(ReadOnlySpan<int> sampled)
    {
        var others = RowCount;
        foreach (var count in _marked)
        {
            others -= count;
        }

        foreach (var row in sampled)
        {
            others += row < _marked.Length ? _marked[row] : 0;
        }

        return others;
    }

    /// <summary>Adds what all rows are, and how they are shuffled, to a hash.</summary>
    public void AppendTo(XxHash128 hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        hash.Append(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[BlockRows, WindowBlocks]));
        hash.Append(MemoryMarshal.AsBytes(_hashes.AsSpan(0, BlockCount)));
    }

    /// <summary>Lets the file go.</summary>
    public void Dispose() => _file.Dispose();

    private void WriteLast()
    {
        var block = BlockCount - 1;
        if (block == _hashes.Length)
        {
            Array.Resize(ref _hashes, 2 * block);
        }

        _hashes[block] = _last.WriteTo(_file, _lastCount);
        _lastCount = 0;
    }
}
