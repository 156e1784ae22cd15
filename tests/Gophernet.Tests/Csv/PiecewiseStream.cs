using System.Text;

namespace Gophernet.Tests.Csv;

/// <summary>A stream that gives one piece a read, as a terminal gives lines, and counts how often it was asked.</summary>
internal sealed class PiecewiseStream(params string[] pieces) : Stream
{
    public int ReadCount { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var piece = ReadCount < pieces.Length ? Encoding.UTF8.GetBytes(pieces[ReadCount]) : [];
        ReadCount++;
        Assert.True(piece.Length <= count, "the test's piece does not fit into the reader's buffer");
        piece.CopyTo(buffer.AsSpan(offset));
        return piece.Length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
