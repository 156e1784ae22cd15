using System.Runtime.CompilerServices;

namespace Gophernet.Tests;

/// <summary>
/// What an action allocates, exactly: the process of the tests compiles every method once and collects no garbage in the background, as
/// tests/Directory.Build.props says.
/// </summary>
internal static class Allocation
{
    /// <summary>The bytes that one call allocates on this thread. What it does only the first time, the caller has let it do before.</summary>
    public static long Of(Action action)
    {
        RuntimeHelpers.PrepareDelegate(action);
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
