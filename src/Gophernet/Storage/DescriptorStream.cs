using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Storage;

/// <summary>
/// Writes to a descriptor where it stands, as a shell's commands share one: a FileStream has an offset of its own, and would write over what others append.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorStream(SafeFileHandle handle, string path) : Stream
{
    private const int PauseMilliseconds = 5;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Libc.Write(handle, buffer, path);
            buffer = buffer[count..];
            if (count == 0)
            {
                Thread.Sleep(PauseMilliseconds); // a pipe whose other end asked not to wait
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }
}
