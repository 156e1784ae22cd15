using System.Runtime.ExceptionServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Gophernet.Numerics;

/// <summary>
/// Threads for short pieces of work: handing them over costs about a microsecond, as a thread looks for work for a while before it sleeps.
/// Items are taken in order by whoever is free; the calling thread works too.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    // About 100 µs with the 20 to 40 ns that a pause takes: longer than the time from one batch to the next.
    private const int PausesBeforeSleep = 4_000;

    private readonly object _gate = new();
    private readonly int _pausesBeforeSleep;
    private readonly List<Thread> _threads = [];
    private bool _hasStarted;

    // The number of the job in the upper half, its next item in the lower: a thread that comes late to a job takes nothing of the next one.
    private long _next;
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
        var job = (_next >> 32) + 1;
        Announce(job);
        TakeItems(job);
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
        Announce((_next >> 32) + 1);
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

    private void Announce(long job)
    {
        Interlocked.Exchange(ref _next, job << 32); // a full fence: a thread goes to sleep only after it has looked once more
        if (Volatile.Read(ref _sleeperCount) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
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
            if (Volatile.Read(ref _next) >> 32 is var announced && announced != job)
            {
                return announced;
            }

            Pause(pauses);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleeperCount);
            while (Volatile.Read(ref _next) >> 32 == job)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleeperCount);
            return Volatile.Read(ref _next) >> 32;
        }
    }

    private void TakeItems(long job)
    {
        while (true)
        {
            var next = Volatile.Read(ref _next);
            var item = (int)next;
            if (next >> 32 != job || item >= Volatile.Read(ref _count))
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _next, next + 1, next) == next)
            {
                Do(item);
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
