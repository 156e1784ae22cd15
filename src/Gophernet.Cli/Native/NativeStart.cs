using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Gophernet.Numerics;

namespace Gophernet.Cli.Native;

/// <summary>The parts in C that are linked into the executable: start.c and tiles.c.</summary>
internal static unsafe partial class NativeStart
{
    /// <summary>Tells start.c that managed code runs, which then leaves messages to it, and takes the kernel of products that fits the processor.</summary>
    public static void Begin()
    {
        if (OperatingSystem.IsLinux() && !RuntimeFeature.IsDynamicCodeSupported) // else there is no such executable
        {
            gophernet_started();
            ProductTile.Wide = (delegate* unmanaged<nint, TileFactors*, TilePanels*, float*, nint, void>)gophernet_tiles();
        }
    }

    [LibraryImport("gophernet_start")]
    private static partial void gophernet_started();

    [LibraryImport("gophernet_start")]
    private static partial nint gophernet_tiles();
}
