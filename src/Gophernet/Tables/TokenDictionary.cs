namespace Gophernet.Tables;

/// <summary>Numbers texts in the order in which they first appear, and looks fields up without making strings of them.</summary>
internal sealed class TokenDictionary
{
    private readonly Dictionary<byte[], int> _codes = new(Utf8Comparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    public TokenDictionary() => _lookup = _codes.GetAlternateLookup<ReadOnlySpan<byte>>();

    public int Count => _codes.Count;

    public bool TryGet(ReadOnlySpan<byte> text, out int code) => _lookup.TryGetValue(text, out code);

    /// <summary>Adds a text, which must not change afterwards.</summary>
    public int Add(byte[] text)
    {
        var code = _codes.Count;
        _codes.Add(text, code);
        return code;
    }

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
