namespace Gophernet.Cli.Serving;

/// <summary>Bytes that have come, from the first that is not used yet. It owns its memory, which grows as bytes come and not as they are announced.</summary>
internal sealed class ByteBuffer
{
    private const int FirstSize = 4 * 1024;
    private const int KeptSize = 64 * 1024; // more is given back when it is empty

    private byte[] _bytes = [];
    private int _start;
    private int _end;

    public int Length => _end - _start;

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(_start, Length);

    /// <summary>The bytes, to be read as a stream until they change.</summary>
    public ArraySegment<byte> Segment => new(_bytes, _start, Length);

    /// <summary>Room for some bytes behind the others; what is written there counts once it is said to <see cref="Grow"/>.</summary>
    public Span<byte> Free(int least)
    {
        if (_bytes.Length - _end < least)
        {
            var bytes = _bytes;
            if (bytes.Length < Length + least)
            {
                bytes = new byte[Math.Max(Math.Max(2 * bytes.Length, FirstSize), Length + least)];
            }

            Span.CopyTo(bytes);
            (_bytes, _end, _start) = (bytes, Length, 0);
        }

        return _bytes.AsSpan(_end);
    }

    public void Grow(int count) => _end += count;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Free(bytes.Length));
        Grow(bytes.Length);
    }

    /// <summary>Leaves the first bytes behind.</summary>
    public void Skip(int count)
    {
        _start += count;
        if (Length == 0)
        {
            Clear();
        }
    }

    public void Clear()
    {
        (_start, _end) = (0, 0);
        if (_bytes.Length > KeptSize)
        {
            _bytes = [];
        }
    }
}
