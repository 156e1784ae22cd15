using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Gophernet.Cli.Native;

/// <summary>What is said to start.c, which is linked into the executable.</summary>
internal static partial class Start
{
    /// <summary>Our own code runs: from now on it says itself what is wrong.</summary>
    public static void Tell()
    {
        if (OperatingSystem.IsLinux() && !RuntimeFeature.IsDynamicCodeSupported) // else there is no such executable
        {
            gophernet_started();
        }
    }

    [LibraryImport("gophernet_start")]
    private static partial void gophernet_started();
}
