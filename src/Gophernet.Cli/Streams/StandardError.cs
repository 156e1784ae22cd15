namespace Gophernet.Cli.Streams;

/// <summary>
/// Standard error as a stream that never fails: what is said to people must not cost the work, so words that a full disk or a closed pipe does not take
/// are lost.
/// </summary>
internal sealed class StandardError : Stream
{
    private readonly Stream _stream;

    private StandardError(Stream stream) => _stream = stream;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static StandardError Open()
    {
        try
        {
            return new StandardError(Console.OpenStandardError());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new StandardError(Null);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Write(buffer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is nobody to tell.
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
