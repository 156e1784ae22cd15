namespace Gophernet.Csv;

/// <summary>Whole records of an input, one after the other, for one reader: what <see cref="CsvBlocks"/> hands out. It owns its memory.</summary>
internal sealed class CsvBlock
{
    private byte[] _bytes = [];

    /// <summary>Whether it is full enough for more of its kind to come at once: a slow pipe gives a row or two at a time.</summary>
    public bool IsLarge { get; internal set; }

    internal byte[] Storage => _bytes;

    internal int Length { get; set; }

    internal Span<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>The 1-based line of the first byte.</summary>
    internal long FirstLine { get; set; }

    /// <summary>The line ends in it; there is at most one record more.</summary>
    internal int LineCount { get; set; }

    /// <summary>The columns that were known when it was taken, of JSON Lines whose later objects may bring others; else 0.</summary>
    internal int FieldCount { get; set; }

    /// <summary>Begins a new block with the bytes that were left over from the last.</summary>
    internal void Begin(ReadOnlySpan<byte> bytes, int size)
    {
        Length = 0;
        if (_bytes.Length < size)
        {
            _bytes = GC.AllocateUninitializedArray<byte>(size);
        }

        Append(bytes);
    }

    internal void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Makes room for some bytes; false when there is no array of that size.</summary>
    internal bool Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            var enough = Math.Max(2L * _bytes.Length, (long)Length + count);
            Array.Resize(ref _bytes, (int)Math.Min(enough, Array.MaxLength));
        }

        return _bytes.Length - Length >= count;
    }
}
