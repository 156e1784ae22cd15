namespace Gophernet.Csv;

/// <summary>A stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream stream) : ReadingStream
{
    /// <summary>The most bytes of <see cref="Beginning"/>: a model file is told by so many.</summary>
    public const int MaxBeginning = 9;

    private const int MaxPeek = 64 * 1024;

    private byte[] _peeked = [];
    private int _length;
    private int _read;
    private bool _hasEnded;

    /// <summary>The first bytes that have come, whether they were looked at or read, up to what tells a model from text.</summary>
    public ReadOnlySpan<byte> Beginning => _peeked.AsSpan(0, Math.Min(_length, MaxBeginning));

    /// <summary>At least so many bytes, or all there are.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        while (_length < count && More())
        {
        }

        return _peeked.AsSpan(0, _length);
    }

    /// <summary>The bytes up to an end that is looked for, or all there are; where it is far, the beginning.</summary>
    /// <param name="findEnd">Finds the end in all bytes that have come; −1 where more are needed.</param>
    public ReadOnlySpan<byte> PeekTo(EndFinder findEnd)
    {
        int end;
        while ((end = findEnd(_peeked.AsSpan(0, _length))) < 0 && _length < MaxPeek && More())
        {
        }

        return _peeked.AsSpan(0, end < 0 ? Math.Min(_length, MaxPeek) : end);
    }

    /// <summary>Just as many bytes as are ever looked at, or all there are: what is found in them does not depend on how they come.</summary>
    public ReadOnlySpan<byte> PeekAll() => Peek(MaxPeek)[..Math.Min(_length, MaxPeek)];

    public override int Read(Span<byte> buffer)
    {
        if (_read == _length)
        {
            return _hasEnded ? 0 : ReadThrough(buffer);
        }

        var count = Math.Min(buffer.Length, _length - _read);
        _peeked.AsSpan(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    private int ReadThrough(Span<byte> buffer)
    {
        var count = stream.Read(buffer);
        if (count > 0 && _length < MaxBeginning)
        {
            _peeked = [.. _peeked.AsSpan(0, _length), .. buffer[..Math.Min(count, MaxBeginning - _length)]];
            _read = _length = _peeked.Length;
        }

        return count;
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

    /// <summary>Finds an end in bytes.</summary>
    internal delegate int EndFinder(ReadOnlySpan<byte> bytes);
}
