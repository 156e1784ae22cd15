using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gophernet.Cli.Native;

/// <summary>The part of start.c, which is linked into the executable, that managed code calls.</summary>
internal static partial class NativeStart
{
    /// <summary>Tells start.c that managed code runs, which then leaves messages to it.</summary>
    public static void MarkStarted()
    {
        if (OperatingSystem.IsLinux() && !RuntimeFeature.IsDynamicCodeSupported) // else there is no such executable
        {
            gophernet_started();
        }
    }

    [LibraryImport("gophernet_start")]
    private static partial void gophernet_started();
}
