namespace Gophernet.Csv;

/// <summary>The names that are columns of JSON Lines, each with its index. Any number of threads may look names up while one adds some.</summary>
internal sealed class JsonNames
{
    private const int FirstCapacity = 16;

    private volatile Table _table = new(FirstCapacity);
    private volatile int _count; // of a name that is in the table

    /// <summary>Whether objects that come later may bring new columns: so where nobody knows the columns yet.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether an object with a fault, the first too, is a row with a fault, and no end.</summary>
    public bool KeepsFaults { get; init; }

    /// <summary>Whether the first object was looked at, which may have no name.</summary>
    public bool AreFound { get; set; }

    public int Count => _count;

    /// <summary>The name of a column in UTF-8.</summary>
    public ReadOnlySpan<byte> this[int index] => _table.Names[index];

    /// <summary>The index of a name, or −1.</summary>
    /// <param name="name">In UTF-8.</param>
    /// <param name="guess">The index to try first: objects mostly have their names in one order.</param>
    public int Find(ReadOnlySpan<byte> name, int guess) =>
        guess < _count && name.SequenceEqual(_table.Names[guess]) ? guess : _table.Find(name);

    /// <summary>Notes that an object has a name.</summary>
    public void See(int index)
    {
        var seen = _table.Seen;
        if (!seen[index])
        {
            seen[index] = true; // by whatever thread
        }
    }

    /// <summary>Whether any object that was read since the last name was added has a name.</summary>
    public bool IsSeen(int index) => _table.Seen[index];

    /// <summary>Adds a name that is not there yet, as the last.</summary>
    public void Add(ReadOnlySpan<byte> name)
    {
        if (_count == _table.Names.Length)
        {
            var larger = new Table(2 * _count);
            for (var i = 0; i < _count; i++)
            {
                larger.Enter(_table.Names[i], i);
            }

            _table = larger;
        }

        _table.Enter(name.ToArray(), _count);
        _count++;
    }

    private sealed class Table(int capacity)
    {
        private readonly int[] _slots = new int[2 * capacity]; // an index and 1; 0 is empty

        public byte[][] Names { get; } = new byte[capacity][];

        public bool[] Seen { get; } = new bool[capacity];

        public int Find(ReadOnlySpan<byte> name)
        {
            for (var slot = FirstSlot(name); ; slot = (slot + 1) % _slots.Length)
            {
                var index = Volatile.Read(ref _slots[slot]) - 1;
                if (index < 0 || name.SequenceEqual(Names[index]))
                {
                    return index;
                }
            }
        }

        public void Enter(byte[] name, int index)
        {
            var slot = FirstSlot(name);
            while (_slots[slot] > 0)
            {
                slot = (slot + 1) % _slots.Length;
            }

            Names[index] = name;
            Volatile.Write(ref _slots[slot], index + 1); // who finds it finds the name
        }

        /// <summary>FNV-1a (Fowler, Noll and Vo, 1991).</summary>
        private int FirstSlot(ReadOnlySpan<byte> name)
        {
            var hash = 2166136261u;
            foreach (var value in name)
            {
                hash = (hash ^ value) * 16777619u;
            }

            return (int)(hash % (uint)_slots.Length);
        }
    }
}
