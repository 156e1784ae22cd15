using System.IO.Hashing;

namespace Gophernet.Tables.Cells;

/// <summary>
/// Numbers texts in the order in which they first appear, and looks fields up without making strings of them. The bytes of all texts stand together,
/// and none is an object of its own: a table of many columns has tens of thousands before it is known that they are numbers.
/// </summary>
internal sealed class TokenDictionary
{
    // Memory begins small and doubles: a table may have a million columns.
    private const int FirstPieceSize = 128;
    private const int MaxPieceSize = 64 * 1024;
    private const int FirstSlotCount = 16; // a power of two

    // Who writes a table cannot know which texts meet in one slot.
    private static readonly long Seed = HashCode.Combine(FirstSlotCount);

    private readonly List<byte[]> _pieces = [];
    private int _used; // of the last piece
    private Entry[] _entries = new Entry[FirstSlotCount / 2];
    private int[] _slots = new int[FirstSlotCount]; // one more than the code, 0 for none; linear probing, at most half full

    public int Count { get; private set; }

    /// <summary>The bytes of all texts.</summary>
    public long ByteCount { get; private set; }

    public ReadOnlySpan<byte> this[int code]
    {
        get
        {
            ref readonly var entry = ref _entries[code];
            return _pieces[entry.Piece].AsSpan(entry.Start, entry.Length);
        }
    }

    public bool TryGet(ReadOnlySpan<byte> text, out int code)
    {
        code = _slots[FindSlot(text, HashOf(text))] - 1;
        return code >= 0;
    }

    /// <summary>Adds a text that is not there yet.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (Count == _entries.Length)
        {
            Grow();
        }

        var hash = HashOf(text);
        _entries[Count] = Keep(text, hash);
        _slots[FindSlot(text, hash)] = ++Count;
        return Count - 1;
    }

    private static uint HashOf(ReadOnlySpan<byte> text) => (uint)XxHash3.HashToUInt64(text, Seed);

    /// <summary>The slot of a text, or the empty one where it belongs.</summary>
    private int FindSlot(ReadOnlySpan<byte> text, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] is > 0 and var taken && !(_entries[taken - 1].Hash == hash && this[taken - 1].SequenceEqual(text)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private Entry Keep(ReadOnlySpan<byte> text, uint hash)
    {
        if (_pieces.Count == 0 || _pieces[^1].Length - _used < text.Length)
        {
            var size = _pieces.Count == 0 ? FirstPieceSize : Math.Min(2 * (long)_pieces[^1].Length, MaxPieceSize);
            _pieces.Add(new byte[Math.Max(size, text.Length)]);
            _used = 0;
        }

        text.CopyTo(_pieces[^1].AsSpan(_used));
        _used += text.Length;
        ByteCount += text.Length;
        return new Entry(_pieces.Count - 1, _used - text.Length, text.Length, hash);
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _entries.Length);
        _slots = new int[2 * _entries.Length];
        var mask = _slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)_entries[code].Hash & mask;
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = code + 1;
        }
    }

    /// <summary>Where a text lies, and its hash.</summary>
    private readonly record struct Entry(int Piece, int Start, int Length, uint Hash);
}
