using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using Gophernet.Csv;

namespace Gophernet.Json;

/// <summary>
/// A JSON text that <see cref="JsonParser"/> has checked, and where its values begin. Nothing else is kept of it: a value is read when it is asked for, so a
/// list of a million numbers takes 4 MB and not a hundred.
/// </summary>
/// <remarks>
/// On the tape stands for each value where it begins; of a list and of an object also the place on the tape after its last value, and how many it has. The
/// name of a member stands before its value.
/// </remarks>
/// <param name="text">The text, in UTF-8.</param>
internal sealed class JsonText(ReadOnlyMemory<byte> text)
{
    private const int OfContainer = 3; // what stands of one on the tape
    private const int MaxCompared = 16; // of the names of more members, a table is made
    private const int MaxNameShown = 40;

    private static readonly SearchValues<byte> OfNumber = SearchValues.Create("+-.0123456789Ee"u8);

    private readonly Dictionary<int, int[]> _tables = []; // for each object with many members the places of their names, by their hash

    /// <summary>Where values begin.</summary>
    public JsonTape Tape { get; } = new();

    /// <summary>The first byte of a value, or of a name.</summary>
    public byte FirstByte(int place) => text.Span[Tape[place]];

    /// <summary>Whether a value has others in it.</summary>
    public bool IsContainer(int place) => FirstByte(place) is (byte)'{' or (byte)'[';

    /// <summary>How many values, or members, a list or an object has.</summary>
    public int CountOf(int place) => Tape[place + 2];

    /// <summary>The place of the first value of a list, or of the first name of an object.</summary>
    public static int FirstIn(int place) => place + OfContainer;

    /// <summary>The place after a value.</summary>
    public int After(int place) => IsContainer(place) ? Tape[place + 1] : place + 1;

    /// <summary>Begins a list or an object on the tape.</summary>
    public int Open(int start)
    {
        var place = Tape.Add(start);
        Tape.Add(0);
        Tape.Add(0);
        return place;
    }

    /// <summary>Ends one.</summary>
    public void Close(int place, int count) => (Tape[place + 1], Tape[place + 2]) = (Tape.Count, count);

    /// <summary>The characters of a number.</summary>
    public ReadOnlySpan<byte> NumberAt(int place)
    {
        var rest = text.Span[Tape[place]..];
        var end = rest.IndexOfAnyExcept(OfNumber);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>The characters of a text or a name.</summary>
    public string StringAt(int place)
    {
        var raw = RawAt(place, out var isPlain);
        return Encoding.UTF8.GetString(isPlain ? raw : Unescape(raw).Span);
    }

    /// <summary>The same in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8At(int place)
    {
        var raw = RawAt(place, out var isPlain);
        return isPlain ? text.Slice(Tape[place] + 1, raw.Length) : Unescape(raw);
    }

    /// <summary>The place of the value of a name in an object; below 0 where there is none.</summary>
    public int Find(int place, ReadOnlySpan<byte> name)
    {
        if (_tables.TryGetValue(place, out var table))
        {
            var slot = SlotOf(table, name);
            return table[slot] == 0 ? -1 : table[slot] + 1;
        }

        for (var (member, left) = (FirstIn(place), CountOf(place)); left > 0; left--, member = After(member + 1))
        {
            if (IsName(member, name))
            {
                return member + 1;
            }
        }

        return -1;
    }

    /// <summary>The place of a name that an object has had before; below 0 where it has none twice.</summary>
    public int FindRepeated(int place)
    {
        var count = CountOf(place);
        if (count > MaxCompared)
        {
            return FillTable(place, count);
        }

        Span<int> names = stackalloc int[count];
        for (var (member, i) = (FirstIn(place), 0); i < count; i++, member = After(member + 1))
        {
            names[i] = member;
            foreach (var earlier in names[..i])
            {
                if (IsName(earlier, member))
                {
                    return member;
                }
            }
        }

        return -1;
    }

    /// <summary>The way to a value, as people write it: <c>.schema.features[3].name</c>.</summary>
    public string PathOf(int target)
    {
        var (path, place) = (new StringBuilder(), 0);
        while (place != target && IsContainer(place))
        {
            var (isObject, child, index) = (FirstByte(place) == '{', FirstIn(place), 0);
            for (var next = After(isObject ? child + 1 : child); next <= target; next = After(isObject ? child + 1 : child))
            {
                (child, index) = (next, index + 1);
            }

            path.Append(CultureInfo.InvariantCulture, $"{(isObject ? "." + ShortNameAt(child) : $"[{index}]")}");
            place = isObject ? child + 1 : child;
        }

        return path.ToString();
    }

    private string ShortNameAt(int place) => StringAt(place) is var name && name.Length > MaxNameShown ? name[..MaxNameShown] + "…" : name;

    /// <summary>What stands between the quotes of a text, and whether it stands for itself.</summary>
    private ReadOnlySpan<byte> RawAt(int place, out bool isPlain)
    {
        var rest = text.Span[(Tape[place] + 1)..];
        var end = rest.IndexOfAny((byte)'"', (byte)'\\');
        isPlain = rest[end] == '"';
        while (rest[end] != '"')
        {
            end += 2; // what is escaped
            end += rest[end..].IndexOfAny((byte)'"', (byte)'\\');
        }

        return rest[..end];
    }

    private static ReadOnlyMemory<byte> Unescape(ReadOnlySpan<byte> raw)
    {
        var bytes = new byte[raw.Length]; // never fewer than the characters take
        return bytes.AsMemory(0, JsonEscape.Unescape(raw, bytes));
    }

    private bool IsName(int place, ReadOnlySpan<byte> name)
    {
        var raw = RawAt(place, out var isPlain);
        return (isPlain ? raw : Unescape(raw).Span).SequenceEqual(name);
    }

    private bool IsName(int place, int other)
    {
        var raw = RawAt(place, out var isPlain);
        return IsName(other, isPlain ? raw : Unescape(raw).Span);
    }

    private int FillTable(int place, int count)
    {
        var table = new int[(int)uint.Min(1u << 30, BitOperations.RoundUpToPowerOf2((uint)count * 2))];
        for (var member = FirstIn(place); count > 0; count--, member = After(member + 1))
        {
            var slot = SlotOf(table, Utf8At(member).Span);
            if (table[slot] != 0)
            {
                return member;
            }

            table[slot] = member;
        }

        _tables.Add(place, table);
        return -1;
    }

    /// <summary>Where a name stands in a table, or would stand: half of it is empty.</summary>
    private int SlotOf(int[] table, ReadOnlySpan<byte> name)
    {
        var hash = new HashCode();
        hash.AddBytes(name);
        var slot = hash.ToHashCode() & (table.Length - 1);
        while (table[slot] != 0 && !IsName(table[slot], name))
        {
            slot = (slot + 1) & (table.Length - 1);
        }

        return slot;
    }
}
