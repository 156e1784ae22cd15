using System.Collections.Immutable;
using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>The class of a row as one column with its name. Codes count the names in the order in which they first appear.</summary>
internal sealed class LabelReader : TargetReader
{
    private readonly string _name;
    private readonly int _column;
    private readonly bool _isOpen;
    private readonly List<string> _classes = [];
    private readonly Dictionary<byte[], int> _codes = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Reads a column whose classes are known (a model's), or, where they are null, learns them as it goes.</summary>
    public LabelReader(string name, int column, ImmutableArray<string>? classes)
    {
        _name = name;
        _column = column;
        _isOpen = classes is null;
        _lookup = _codes.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var known in classes ?? [])
        {
            Add(System.Text.Encoding.UTF8.GetBytes(known), known);
        }
    }

    public IReadOnlyList<string> Classes => _classes;

    public override int Read(CsvRecord record)
    {
        var field = record[_column];
        var text = field.Bytes.Trim(" \t"u8);
        if (_lookup.TryGetValue(text, out var code))
        {
            return code;
        }

        if (text.IsEmpty)
        {
            throw new GophernetException(field.Place, $"column \"{_name}\": expected the name of a class, found an empty field",
                "Leave rows without a class out.");
        }

        if (!_isOpen)
        {
            throw new GophernetException(field.Place, $"column \"{_name}\": found the class {Quoting.Field(text)}, which the model does not know",
                $"Its classes are: {NameList.Shorten(_classes)}.");
        }

        return Add(text.ToArray(), field.Decode().Trim(' ', '\t'));
    }

    private int Add(byte[] bytes, string name)
    {
        _codes.Add(bytes, _classes.Count);
        _classes.Add(name);
        return _classes.Count - 1;
    }

    /// <summary>Equality of UTF-8 text, so that a field is looked up without making a string of it.</summary>
    private sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] bytes) => GetHashCode(bytes.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
