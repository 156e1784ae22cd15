using Gophernet.Storage;

namespace Gophernet.Cli.Streams;

/// <summary>Descriptors 0 to 2, which whoever starts the process may have closed.</summary>
internal static class StandardDescriptors
{
    private const int Error = 2;

    /// <summary>
    /// Opens those that are closed on /dev/null: else a file would be opened in their place, and a message written into it. What is written to standard
    /// error is lost there; reading finds the end, and writing to standard output fails, as predictions must not be lost in silence.
    /// </summary>
    public static void Fill()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        for (var descriptor = 0; descriptor <= Error; descriptor++)
        {
            if (!Libc.IsOpen(descriptor) && !Libc.TryFill("/dev/null", forWriting: descriptor == Error))
            {
                Libc.TryFill("/", forWriting: false); // an empty root: the number is taken, and that is what counts
            }
        }
    }
}
