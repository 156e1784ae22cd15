namespace Gophernet.Tables;

/// <summary>
/// On which of two sides rows were put, by a hash of each kind of row, in 8 bytes a place: a hash of 62 bits, the side, and whether there are several rows.
/// </summary>
internal sealed class RowSides
{
    private const int FirstSize = 256;
    private const ulong Free = 0;
    private const ulong Side = 1;
    private const ulong Several = 2;

    private ulong[] _slots = new ulong[FirstSize];

    /// <summary>The number of kinds.</summary>
    public int Count { get; private set; }

    /// <summary>Looks up the side of another row of a kind.</summary>
    /// <param name="hash">The kind.</param>
    /// <param name="side">Its side.</param>
    /// <param name="isSecond">Whether it had one row so far.</param>
    /// <returns>False where it has no side.</returns>
    public bool TryGet(ulong hash, out bool side, out bool isSecond)
    {
        ref var found = ref _slots[SlotOf(hash)];
        (side, isSecond) = ((found & Side) != 0, found != Free && (found & Several) == 0);
        found |= isSecond ? Several : 0;
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

        _slots[SlotOf(hash)] = KindOf(hash) | (side ? Side : 0);
        Count++;
    }

    /// <summary>The place of a kind, or a free one for it.</summary>
    private int SlotOf(ulong hash)
    {
        var (kind, mask) = (KindOf(hash), _slots.Length - 1);
        var slot = (int)(kind >> 2) & mask;
        while (_slots[slot] != Free && (_slots[slot] & ~(Side | Several)) != kind)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    /// <summary>The hash without its lowest bits, and never <see cref="Free"/>.</summary>
    private static ulong KindOf(ulong hash) => (hash & ~(Side | Several)) is not Free and var kind ? kind : 4;
}
