using System.Runtime.ExceptionServices;
using Gophernet.Threading;

namespace Gophernet.Tests.Threading;

/// <summary>Threads that stand for the processes of a group: each sees nothing of the others but what they give it.</summary>
internal sealed class ThreadGroup : ProcessGroup
{
    private readonly Meeting _meeting;

    private ThreadGroup(int rank, Meeting meeting)
        : base(rank, meeting.Count) => _meeting = meeting;

    /// <summary>How often numbers were given to others.</summary>
    public int Calls { get; private set; }

    /// <summary>Does the same in each of some processes.</summary>
    /// <returns>What comes of it in each.</returns>
    public static T[] Run<T>(int count, Func<ProcessGroup, T> work)
    {
        using var meeting = new Meeting(count);
        var (results, faults) = (new T[count], new Exception?[count]);
        var threads = Enumerable.Range(0, count).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = work(new ThreadGroup(rank, meeting));
            }
            catch (Exception e)
            {
                faults[rank] = e;
                meeting.End();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        foreach (var fault in faults.OfType<Exception>().OrderBy(fault => fault is OperationCanceledException))
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        return results;
    }

    public override void Exchange(ReadOnlySpan<float> sent, ReadOnlySpan<int> sentBounds, Span<float> received, ReadOnlySpan<int> receivedBounds)
    {
        Calls++;
        _meeting.Sent[Rank] = [.. Enumerable.Range(0, Count).Select(_ => Array.Empty<float>())];
        for (var other = 0; other < Count; other++)
        {
            _meeting.Sent[Rank][other] = sent[sentBounds[other]..sentBounds[other + 1]].ToArray();
        }

        _meeting.Await();
        for (var other = 0; other < Count; other++)
        {
            Assert.Equal(receivedBounds[other + 1] - receivedBounds[other], _meeting.Sent[other][Rank].Length);
            _meeting.Sent[other][Rank].CopyTo(received[receivedBounds[other]..]);
        }

        _meeting.Await(); // all have taken what is theirs
    }

    public override void Share(Span<float> all, ReadOnlySpan<int> bounds)
    {
        var (own, same) = (all[bounds[Rank]..bounds[Rank + 1]].ToArray(), new int[Count + 1]);
        var sent = new List<float>();
        for (var other = 0; other < Count; other++)
        {
            sent.AddRange(own);
            same[other + 1] = sent.Count;
        }

        all.Clear();
        Exchange([.. sent], same, all, bounds);
    }

    private sealed class Meeting(int count) : IDisposable
    {
        private readonly Barrier _barrier = new(count);
        private readonly CancellationTokenSource _end = new();

        public int Count => count;

        public float[][][] Sent { get; } = new float[count][][];

        public void Await() => _barrier.SignalAndWait(_end.Token);

        public void End() => _end.Cancel();

        public void Dispose()
        {
            _barrier.Dispose();
            _end.Dispose();
        }
    }
}
