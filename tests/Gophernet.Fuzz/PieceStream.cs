namespace Gophernet.Fuzz;

/// <summary>Bytes that come in pieces, as from a pipe: of one size, or of one byte and that size in turn.</summary>
internal sealed class PieceStream(ReadOnlyMemory<byte> bytes, int size, bool alternates = false) : Stream
{
    private int _position;
    private bool _isSmall;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        _isSmall = alternates && !_isSmall;
        var count = Math.Min(Math.Min(buffer.Length, _isSmall ? 1 : size), bytes.Length - _position);
        bytes.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
