using Gophernet.Storage;
using Microsoft.Win32.SafeHandles;

namespace Gophernet.Cli.Streams;

/// <summary>Standard output, or another stream, that notices when its reader has gone, and says so with <see cref="ClosedPipeException"/>.</summary>
internal sealed class StandardOutput : WriteOnlyStream
{
    private const int BrokenPipe = 32; // EPIPE on Linux and macOS
    private const int BadDescriptor = 9; // EBADF
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsPipeClosing = unchecked((int)0x800700E8);

    private readonly Stream _stream;
    private readonly string _name; // in messages

    private StandardOutput(Stream stream, string name = "<stdout>") => (_stream, _name) = (stream, name);

    /// <summary>Another stream, such as a named pipe.</summary>
    /// <param name="stream">What is written to.</param>
    /// <param name="name">Its name in messages.</param>
    public static StandardOutput Of(Stream stream, string name) => new(stream, name);

    /// <summary>Opens it.</summary>
    /// <param name="ending">Gives the token that says whether a reader who takes nothing is still waited for.</param>
    public static StandardOutput Open(Func<CancellationToken> ending)
    {
        // The console's stream swallows a broken pipe (dotnet/runtime#30540), and takes a thread for the terminal's signals first.
        if (OperatingSystem.IsLinux())
        {
            return new StandardOutput(DescriptorStream.OfStandard(1, ending));
        }

        // A pipe is opened by its descriptor. A file is not: a FileStream would write at offsets of its own and leave the shared one behind, and the next
        // command of `(a; b) > file` overwrite us.
        if (!OperatingSystem.IsWindows())
        {
            var pipe = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!pipe.CanSeek)
            {
                return new StandardOutput(pipe);
            }
        }

        return new StandardOutput(Console.OpenStandardOutput());
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _stream.Write(buffer);
        }
        catch (IOException e) when (e.HResult is BrokenPipe or WindowsBrokenPipe or WindowsPipeClosing)
        {
            throw new ClosedPipeException(e);
        }
        catch (Exception e) when (IsNotForWriting(e))
        {
            throw new GophernetException(new Place(_name), "cannot be written: it is not open for writing", null, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new GophernetException(new Place(_name), $"cannot be written: {SystemWords.Of(e)}", null, e);
        }
    }

    /// <summary>The system's word for it; elsewhere than on Linux the framework's, which there stands for what may not be written.</summary>
    private static bool IsNotForWriting(Exception e) =>
        e is IOException { HResult: BadDescriptor } || (e is UnauthorizedAccessException && !OperatingSystem.IsLinux());
}
