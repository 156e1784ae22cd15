using System.Diagnostics;
using Gophernet.Threading;

namespace Gophernet.Cli.Processes;

/// <summary>The processes that an MPI starter has started.</summary>
internal sealed class MpiGroup : ProcessGroup
{
    private readonly MpiLibrary _library;
    private readonly int[] _counts; // and where they begin
    private readonly int[] _receivedCounts;
    private long _talkTicks;

    private MpiGroup(MpiLibrary library)
        : base(library.Rank, library.Count)
    {
        _library = library;
        (_counts, _receivedCounts) = (new int[2 * library.Count], new int[2 * library.Count]);
    }

    /// <summary>How long this process has given numbers to others and waited for theirs, since that was last forgotten.</summary>
    public TimeSpan TalkTime => Stopwatch.GetElapsedTime(0, _talkTicks);

    /// <summary>Finds the other processes.</summary>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    /// <exception cref="GophernetException">There is no library for it, or one of another starter.</exception>
    public static MpiGroup Join(Func<string, string?> variable)
    {
        var library = MpiLibrary.Start(variable);
        if ((MpiStart.CountOf(variable) ?? library.Count) is var count && (count != library.Count || MpiStart.RankOf(variable) >= library.Count))
        {
            throw new GophernetException(
                $"{library.Name} knows of {NameList.Count(library.Count, "process", "processes")}, and {Math.Max(count, 2)} were started: it is another MPI's",
                "Name the right one by the environment variable GOPHERNET_MPI, or start with its mpirun.");
        }

        return new MpiGroup(library);
    }

    public override void Exchange(ReadOnlySpan<float> sent, ReadOnlySpan<int> sentBounds, Span<float> received, ReadOnlySpan<int> receivedBounds)
    {
        var start = Stopwatch.GetTimestamp();
        Split(sentBounds, _counts);
        Split(receivedBounds, _receivedCounts);
        _library.Exchange(sent, _counts, received, _receivedCounts);
        _talkTicks += Stopwatch.GetTimestamp() - start;
    }

    public override void Share(Span<float> all, ReadOnlySpan<int> bounds)
    {
        var start = Stopwatch.GetTimestamp();
        Split(bounds, _counts);
        _library.Share(all, _counts);
        _talkTicks += Stopwatch.GetTimestamp() - start;
    }

    /// <summary>Forgets how long that took.</summary>
    public void ForgetTalkTime() => _talkTicks = 0;

    /// <summary>Waits for all others, and takes leave of them.</summary>
    public void End() => _library.End();

    /// <summary>Ends this process and all others at once.</summary>
    /// <param name="exitCode">What the starter is told.</param>
    public void Abort(int exitCode) => _library.Abort(exitCode);

    /// <summary>How many numbers each process has, and where they begin.</summary>
    private static void Split(ReadOnlySpan<int> bounds, Span<int> counts)
    {
        var processes = counts.Length / 2;
        for (var process = 0; process < processes; process++)
        {
            (counts[process], counts[processes + process]) = (bounds[process + 1] - bounds[process], bounds[process]);
        }
    }
}
