namespace Gophernet.Csv;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream stream) : ReadingStream
{
    private const int MaxPeek = 64 * 1024;

    private byte[] _peeked = [];
    private int _length;
    private int _read;
    private bool _hasEnded;

    /// <summary>At least so many bytes, or all there are.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_length < count && More())
        {
        }

        return _peeked.AsSpan(0, _length);
    }

    /// <summary>As many bytes as hold the first record, or all there are; of a very long record, its beginning.</summary>
    public ReadOnlySpan<byte> PeekRecord()
    {
        while (!HasRecord(_peeked.AsSpan(0, _length)) && _length < MaxPeek && More())
        {
        }

        return _peeked.AsSpan(0, _length);
    }

    public override int Read(Span<byte> buffer)
    {
        if (_read == _length)
        {
            return _hasEnded ? 0 : stream.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _length - _read);
        _peeked.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    /// <summary>Whether a line end stands outside quotes, after something.</summary>
    private static bool HasRecord(ReadOnlySpan<byte> bytes)
    {
        var (isQuoted, isBlank) = (false, true);
        foreach (var value in bytes)
        {
            if (value == '\n' && !isQuoted && !isBlank)
            {
                return true;
            }

            isQuoted ^= value == '"';
            isBlank &= value is (byte)'\r' or (byte)'\n';
        }

        return false;
    }

    private bool More()
    {
        if (_length == _peeked.Length)
        {
            Array.Resize(ref _peeked, Math.Max(MaxPeek, 2 * _length));
        }

        var count = stream.Read(_peeked.AsSpan(_length));
        _length += count;
        _hasEnded = count == 0;
        return count > 0;
    }
}
