using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Gophernet.Threading;

/// <summary>
/// Threads for short pieces of work: handing them over costs about a microsecond, as a thread looks for work for a while before it sleeps.
/// Items are taken in order by whoever is free; the calling thread works too.
/// </summary>
internal sealed class WorkerPool : IDisposable
{
    // About 100 µs with the 20 to 40 ns that a pause takes: longer than the time from one batch to the next.
    private const int PausesBeforeSleep = 4_000;

    private readonly object _gate = new();
    private readonly int _pausesBeforeSleep;
    private readonly List<Thread> _threads = [];
    private bool _hasStarted;

    // The number of the job in the upper half, the items that are left of it in the lower: one word says all that a thread must know to take an
    // item, so that one which comes late to a job takes nothing of the next, whatever their sizes.
    private long _ticket;
    private int _sleeperCount;
    private volatile bool _isEnding;

    // The job. Only a thread that has taken an item looks at these, and they do not change before the item is done.
    private Action<int> _work = Nothing;
    private int _count;
    private int _doneCount;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Creates a pool. Its threads are started with the first work for more than one.</summary>
    /// <param name="threadCount">How many threads work together, the calling one included.</param>
    public WorkerPool(int threadCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threadCount, 1);
        ThreadCount = threadCount;

        // Of more threads than processors, those that look for work would keep others from doing it.
        _pausesBeforeSleep = threadCount <= Environment.ProcessorCount ? PausesBeforeSleep : 0;
    }

    /// <summary>How many threads work together.</summary>
    public int ThreadCount { get; }

    /// <summary>Does some items of work, and returns when all are done. Nothing is allocated.</summary>
    /// <param name="count">The number of items.</param>
    /// <param name="work">Does the item of a number.</param>
    /// <exception cref="Exception">What the work of an item threw; of several, any.</exception>
    public void Run(int count, Action<int> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (ThreadCount == 1 || count <= 1)
        {
            for (var item = 0; item < count; item++)
            {
                work(item);
            }

            return;
        }

        StartThreads();
        (_work, _count, _doneCount, _fault) = (work, count, 0, null);
        TakeItems(Announce(count));
        for (var pauses = 0; Volatile.Read(ref _doneCount) != count; pauses++)
        {
            Pause(pauses);
        }

        _work = Nothing; // what it holds may be large
        _fault?.Throw();
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _isEnding = true;
        Announce(0);
        foreach (var thread in _threads)
        {
            thread.Join();
        }
    }

    private static void Nothing(int item)
    {
    }

    private void StartThreads()
    {
        for (var i = 1; i < ThreadCount && !_hasStarted; i++)
        {
            if (BackgroundThread.TryStart(Serve) is { } thread)
            {
                _threads.Add(thread);
            }
        }

        _hasStarted = true;
    }

    /// <summary>Tells the threads of a new job; returns its number.</summary>
    private long Announce(int count)
    {
        var job = (Volatile.Read(ref _ticket) >> 32) + 1;
        Interlocked.Exchange(ref _ticket, job << 32 | (uint)count); // a full fence: a thread goes to sleep only after it has looked once more
        if (Volatile.Read(ref _sleeperCount) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }

        return job;
    }

    private void Serve()
    {
        for (var job = 0L; ; TakeItems(job))
        {
            job = AwaitOther(job);
            if (_isEnding)
            {
                return;
            }
        }
    }

    /// <summary>Waits until the job is another one than that.</summary>
    private long AwaitOther(long job)
    {
        for (var pauses = 0; pauses < _pausesBeforeSleep; pauses++)
        {
            if (Volatile.Read(ref _ticket) >> 32 is var announced && announced != job)
            {
                return announced;
            }

            Pause(pauses);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleeperCount);
            while (Volatile.Read(ref _ticket) >> 32 == job)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleeperCount);
            return Volatile.Read(ref _ticket) >> 32;
        }
    }

    private void TakeItems(long job)
    {
        while (true)
        {
            var ticket = Volatile.Read(ref _ticket);
            var left = (int)ticket;
            if (ticket >> 32 != job || left == 0)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) == ticket)
            {
                Do(_count - left); // the item is taken: the job is not done, and its count stays
                Interlocked.Increment(ref _doneCount);
            }
        }
    }

    private void Do(int item)
    {
        try
        {
            _work(item);
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
        }
    }

    /// <summary>A short wait; a longer one, which lets other threads run, where many were in vain.</summary>
    private void Pause(int pauses)
    {
        if (pauses >= _pausesBeforeSleep)
        {
            Thread.Yield();
        }
        else if (X86Base.IsSupported)
        {
            X86Base.Pause();
        }
        else if (ArmBase.IsSupported)
        {
            ArmBase.Yield();
        }
    }
}
