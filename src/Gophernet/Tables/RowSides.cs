namespace Gophernet.Tables;

/// <summary>On which of two sides rows were put, by a hash of each kind of row, in 8 bytes a place: a hash of 63 bits and the side.</summary>
internal sealed class RowSides
{
    private const int FirstSize = 256;
    private const ulong Free = 0;

    private ulong[] _slots = new ulong[FirstSize];

    /// <summary>The number of kinds.</summary>
    public int Count { get; private set; }

    /// <summary>Looks up the side of a kind.</summary>
    /// <returns>False where it has none.</returns>
    public bool TryGet(ulong hash, out bool side)
    {
        var found = _slots[SlotOf(hash)];
        side = (found & 1) != 0;
        return found != Free;
    }

    /// <summary>Adds a kind that is not there.</summary>
    public void Add(ulong hash, bool side)
    {
        if (4L * Count >= 3L * _slots.Length)
        {
            var old = _slots;
            _slots = new ulong[checked(2 * old.Length)];
            foreach (var kind in old)
            {
                if (kind != Free)
                {
                    _slots[SlotOf(kind)] = kind;
                }
            }
        }

        _slots[SlotOf(hash)] = KindOf(hash) | (side ? 1UL : 0);
        Count++;
    }

    /// <summary>The place of a kind, or a free one for it.</summary>
    private int SlotOf(ulong hash)
    {
        var (kind, mask) = (KindOf(hash), _slots.Length - 1);
        var slot = (int)(kind >> 1) & mask;
        while (_slots[slot] != Free && (_slots[slot] & ~1UL) != kind)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <summary>The hash without its lowest bit, and never <see cref="Free"/>.</summary>
    private static ulong KindOf(ulong hash) => (hash & ~1UL) is not Free and var kind ? kind : 2;
}
