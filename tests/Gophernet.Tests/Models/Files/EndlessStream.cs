namespace Gophernet.Tests.Models.Files;

/// <summary>A pipe or a device: no length is known. It gives some bytes, and then zeros for ever, or nothing.</summary>
internal sealed class EndlessStream(byte[] beginning) : Stream
{
    /// <summary>Whether nothing follows.</summary>
    public bool Ends { get; init; }

    /// <summary>How many bytes were read.</summary>
    public long ReadCount { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var left = (int)Math.Min(count, Math.Max(0, beginning.Length - ReadCount));
        var read = left > 0 ? left : Ends ? 0 : count;
        buffer.AsSpan(offset, read).Clear();
        beginning.AsSpan((int)Math.Min(ReadCount, beginning.Length), left).CopyTo(buffer.AsSpan(offset));
        ReadCount += read;
        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
