namespace Gophernet.Cli.Commands;

/// <summary>Memory of this process, which nobody shares: a library in a service must not stop all threads to collect it.</summary>
internal static class Memory
{
    /// <summary>Half of the bytes that this process may have, by the machine or the group of processes (cgroup) that it is in.</summary>
    public static long HalfOfAll => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;

    /// <summary>Gives back to the system what was let go: the collector would wait until memory is short, with a large table there twice.</summary>
    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
