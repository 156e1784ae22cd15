namespace Gophernet.Cli.Commands;

/// <summary>Memory of this process, which nobody shares: a library in a service must not stop all threads to collect it.</summary>
internal static class Memory
{
    /// <summary>Gives what was let go back to the system at once: the collector would wait until memory is short, and a large table stand there twice.</summary>
    public static void Collect() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
