namespace Gophernet.Threading;

/// <summary>
/// Processes that train one network together. Each does a part of what takes long, and then all know all of it; what is short, each does for itself. They
/// make the same calls in the same order: one that makes others waits for ever.
/// </summary>
/// <param name="rank">The number of this process, from 0.</param>
/// <param name="count">How many there are.</param>
internal abstract class ProcessGroup(int rank, int count)
{
    /// <summary>Less work, in rows times parameters, is done before others have heard of it: it takes half a millisecond on one thread.</summary>
    public const long MinSharedWork = 5_000_000;

    private readonly float[] _flags = new float[count];
    private readonly int[] _flagBounds = Bounds(count, count);

    /// <summary>The number of this process, from 0.</summary>
    public int Rank => rank;

    /// <summary>How many there are.</summary>
    public int Count => count;

    /// <summary>Asks this process to end: then all end, with the batch that they are at.</summary>
    public CancellationToken Ending { get; set; }

    /// <summary>Gives each process a part of the numbers, and receives one from each.</summary>
    /// <param name="sent">What this process gives.</param>
    /// <param name="sentBounds">Where the part of each process begins, and the last ends; [processes + 1].</param>
    /// <param name="received">Receives the parts.</param>
    /// <param name="receivedBounds">Where that of each process is put, and the last ends; [processes + 1].</param>
    public abstract void Exchange(ReadOnlySpan<float> sent, ReadOnlySpan<int> sentBounds, Span<float> received, ReadOnlySpan<int> receivedBounds);

    /// <summary>Each process knows a part of the numbers: afterwards all know all.</summary>
    /// <param name="all">The numbers; those of the other processes are overwritten.</param>
    /// <param name="bounds">Where the part of each process begins, and the last ends; [processes + 1].</param>
    public abstract void Share(Span<float> all, ReadOnlySpan<int> bounds);

    /// <summary>Whether one of the processes says yes: all get the same answer.</summary>
    public bool Any(bool isSo)
    {
        _flags[Rank] = isSo ? 1 : 0;
        Share(_flags, _flagBounds);
        return _flags.AsSpan().Contains(1);
    }

    /// <summary>The number of the first process that says something else than process 0; null where all say the same. All get the same answer.</summary>
    /// <param name="text">What this process says: as many characters as the others.</param>
    public int? OtherThanFirst(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (all, bounds) = (new float[Count * text.Length], Bounds(Count * text.Length, Count));
        for (var i = 0; i < text.Length; i++)
        {
            all[Rank * text.Length + i] = text[i];
        }

        Share(all, bounds);
        for (var process = 1; process < Count; process++)
        {
            if (!all.AsSpan(process * text.Length, text.Length).SequenceEqual(all.AsSpan(0, text.Length)))
            {
                return process;
            }
        }

        return null;
    }

    /// <summary>Where the part of each process begins of so many things, and the last ends: parts of like size, in order; [processes + 1].</summary>
    public static int[] Bounds(int things, int processes) => [.. Sequences.Range(processes + 1).Select(process => (int)((long)things * process / processes))];
}
