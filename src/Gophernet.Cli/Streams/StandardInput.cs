using System.Runtime.Versioning;
using Gophernet.Storage;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Cli.Streams;

/// <summary>Standard input, read where the descriptor stands. The console's stream would set up the terminal, and read its keys one by one.</summary>
[SupportedOSPlatform("linux")]
internal sealed class StandardInput : Stream
{
    private readonly SafeFileHandle _handle = new(0, ownsHandle: false);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => Libc.Read(_handle, buffer, "<stdin>");

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
