namespace Gophernet.Csv;

/// <summary>What has arrived of a stream, in one buffer that grows to the longest record; or a block that has arrived before.</summary>
internal struct ReadBuffer(Stream stream, int size)
{
    // [ passed | the current record | what has arrived of the next ones | free ]
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(size); // pages that nothing arrives in are never touched
    private int _end;

    /// <summary>Where the bytes come from.</summary>
    public readonly Stream Stream => stream;

    /// <summary>Whether the stream has no more.</summary>
    public bool HasEnded { get; set; }

    /// <summary>The whole buffer.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The buffer, up to the end of what has arrived.</summary>
    public readonly ReadOnlySpan<byte> Arrived => _bytes.AsSpan(0, _end);

    /// <summary>A part of the buffer.</summary>
    public readonly ReadOnlySpan<byte> this[int start, int end] => _bytes.AsSpan(start, end - start);

    /// <summary>What has arrived from a position on.</summary>
    public readonly ReadOnlyMemory<byte> From(int start) => _bytes.AsMemory(start, _end - start);

    /// <summary>Holds a block, in its own memory.</summary>
    public void Open(CsvBlock block) => (_bytes, _end) = (block.Storage, block.Length);

    /// <summary>Drops bytes that are passed, and moves the others to the front.</summary>
    public void Drop(int passed)
    {
        _bytes.AsSpan(passed, _end - passed).CopyTo(_bytes);
        _end -= passed;
    }

    /// <summary>Makes room for more, twice as much where it is full; false when there is no array of that size.</summary>
    public bool TryReserve()
    {
        if (_end == _bytes.Length && _bytes.Length < Array.MaxLength)
        {
            Array.Resize(ref _bytes, (int)Math.Min(2L * _bytes.Length, Array.MaxLength));
        }

        return _end < _bytes.Length;
    }

    /// <summary>Reads once, into the room that there is.</summary>
    public void Read()
    {
        var count = stream.Read(_bytes, _end, _bytes.Length - _end);
        _end += count;
        HasEnded = count == 0;
    }

    /// <summary>Measures the UTF-8 mark that the input begins with; false while what has come may be the beginning of one.</summary>
    /// <exception cref="CsvFault">The input is UTF-16.</exception>
    public readonly bool TryMeasureMark(out int length)
    {
        var start = Arrived;
        length = ByteOrderMark.LengthIn(start);
        return start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? throw CsvFault.Utf16(0)
            : HasEnded || !(ByteOrderMark.MayBegin(start) || start is [0xFF] or [0xFE]);
    }
}
