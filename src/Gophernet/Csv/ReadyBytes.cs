namespace Gophernet.Csv;

/// <summary>Bytes that wait to be read.</summary>
internal sealed class ReadyBytes
{
    private byte[] _bytes = [];
    private int _start;
    private int _end;

    public bool IsEmpty => _start == _end;

    /// <summary>Adds bytes; once all were read, in place of these.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        (_start, _end) = IsEmpty ? (0, 0) : (_start, _end);
        if (_bytes.Length - _end < bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _end + bytes.Length));
        }

        bytes.CopyTo(_bytes.AsSpan(_end));
        _end += bytes.Length;
    }

    /// <summary>Reads as many as there are, or fit.</summary>
    public int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _end - _start);
        _bytes.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }
}
