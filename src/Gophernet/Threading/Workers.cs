namespace Gophernet.Threading;

/// <summary>Who works on something: threads of this process, and other processes. What comes of it is the same, however many there are.</summary>
/// <param name="Threads">The most threads to use.</param>
/// <param name="Group">The processes that do the same together; null for this one alone.</param>
internal sealed record Workers(int Threads, ProcessGroup? Group = null)
{
    /// <summary>Threads of this process alone.</summary>
    public static implicit operator Workers(int threads) => new(threads);

    /// <summary>A part of the threads, at least one; the processes stay.</summary>
    public Workers Share(int parts) => this with { Threads = Math.Max(1, Threads / parts) };
}
