using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary>Memory of this process, which nobody shares: a library in a service must not stop all threads to collect it.</summary>
internal static class Memory
{
    /// <summary>
    /// A half to a quarter of the bytes that this process may have, by the machine or the group of processes (cgroup) that it is in: the smallest memory,
    /// doubled as often as it can be, so that machines which are much alike train the same bytes.
    /// </summary>
    public static long ForTables()
    {
        var (bytes, half) = (TableMemory.MinBytes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2);
        while (bytes <= half / 2)
        {
            bytes *= 2;
        }

        return bytes;
    }

    /// <summary>Gives back to the system what was let go: the collector would wait until memory is short, with a large table there twice.</summary>
    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
