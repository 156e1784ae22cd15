namespace Gophernet.Csv;

/// <summary>A stream that can take back the bytes that were read last.</summary>
internal sealed class PushbackStream(Stream stream) : ReadingStream
{
    private byte[] _bytes = [];
    private int _start;

    /// <summary>Puts bytes back: they are read again, before what follows them.</summary>
    public void Unread(ReadOnlySpan<byte> bytes)
    {
        _bytes = [.. bytes, .. _bytes.AsSpan(_start)];
        _start = 0;
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _bytes.Length)
        {
            return stream.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _bytes.Length - _start);
        _bytes.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }
}
