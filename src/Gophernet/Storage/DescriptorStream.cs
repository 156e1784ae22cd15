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
    private const int PatienceMilliseconds = 100;
    private const int BrokenPipe = 32; // EPIPE

    /// <summary>
    /// Gives the token that says whether the process should end: a reader who takes nothing is not waited for then, as if it had gone. Null, or a token that is
    /// never cancelled, where it is waited for always.
    /// </summary>
    public Func<CancellationToken>? Ending { get; set; }

    /// <summary>Standard output, 1, or standard error, 2, which stays open.</summary>
    /// <param name="descriptor">Which.</param>
    /// <param name="ending">As <see cref="Ending"/>.</param>
    public static DescriptorStream OfStandard(int descriptor, Func<CancellationToken>? ending) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), "") { Ending = ending };

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var piece = Ending?.Invoke() is { CanBeCanceled: true } ending ? buffer[..AwaitRoom(buffer.Length, ending)] : buffer;
            var count = Libc.Write(handle, piece, path);
            buffer = buffer[count..];
            if (count == 0)
            {
                Thread.Sleep(PauseMilliseconds); // a pipe whose other end asked not to wait
            }
        }
    }

    private int AwaitRoom(int length, CancellationToken ending)
    {
        while (!Libc.AwaitRoom(handle, PatienceMilliseconds))
        {
            if (ending.IsCancellationRequested)
            {
                throw new IOException("nobody reads it", BrokenPipe);
            }
        }

        return Math.Min(length, Libc.PieceLength);
    }

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }
}
