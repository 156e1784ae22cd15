using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Storage;

/// <summary>
/// Writes to a descriptor where it stands, as a shell's commands share one: a FileStream has an offset of its own, and would write over what others append.
/// </summary>
/// <param name="handle">The descriptor.</param>
/// <param name="path">Its name in messages; empty for none.</param>
[SupportedOSPlatform("linux")]
internal sealed class DescriptorStream(SafeFileHandle handle, string path) : WriteOnlyStream
{
    private const int PauseMilliseconds = 5;

    /// <summary>Standard output, 1, or standard error, 2, which stays open.</summary>
    public static DescriptorStream OfStandard(int descriptor) => new(new SafeFileHandle(descriptor, ownsHandle: false), "");

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

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }
}
