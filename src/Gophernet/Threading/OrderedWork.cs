using System.Runtime.ExceptionServices;

namespace Gophernet.Threading;

/// <summary>
/// Shares out a sequence of pieces of work among threads: pieces are taken one after the other, worked on side by side, and committed one after
/// the other in the order of the sequence, so that the outcome is the same for any number of threads. The first failure in that order ends
/// it, after all pieces before it were committed; none after it is.
/// </summary>
internal sealed class OrderedWork
{
    // The first pieces are done before there are threads: short work needs none, and starting one costs a tenth of a millisecond.
    private const int LargePiecesBeforeThreads = 2;

    private readonly object _source = new(); // held by the worker that takes
    private readonly object _state = new(); // guards all fields
    private int _running;
    private int _taking;
    private long _takenCount;
    private long _committedCount;
    private bool _hasEnded;
    private Exception? _failure;

    private OrderedWork()
    {
    }

    /// <summary>Does all of the work. An exception of a worker is thrown here.</summary>
    /// <param name="threads">The most threads that work at a time.</param>
    /// <param name="createWorker">Creates one worker; it is called on this thread, once for each thread that is needed.</param>
    public static void Run(int threads, Func<OrderedWorker> createWorker)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentNullException.ThrowIfNull(createWorker);
        var worker = createWorker();
        var large = 0;
        while (worker.Take())
        {
            large += worker.IsLarge ? 1 : 0;
            if (threads > 1 && large == LargePiecesBeforeThreads)
            {
                new OrderedWork().Share(threads, worker, createWorker);
                return;
            }

            worker.Process();
            worker.Commit();
        }
    }

    /// <summary>Does something for each of the numbers 0, 1, 2 … side by side. The exception of the lowest number is thrown.</summary>
    /// <param name="threads">The most threads that work at a time.</param>
    /// <param name="count">How many numbers there are.</param>
    /// <param name="action">What is done for a number: not a short step, as a thread may be started for it.</param>
    public static void ForEach(int threads, int count, Action<int> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var next = 0;
        Run(threads, () => new IndexWorker(() => next < count ? next++ : -1, action));
    }

    /// <summary>Continues on several threads; the first worker has taken a piece already.</summary>
    private void Share(int threads, OrderedWorker first, Func<OrderedWorker> createWorker)
    {
        var workers = new OrderedWorker[threads];
        for (var i = 0; i < threads; i++)
        {
            workers[i] = i == 0 ? first : createWorker();
        }

        _takenCount = 1;
        foreach (var worker in workers)
        {
            CountRunning(1);

            // In the background: a worker that waits for a slow pipe does not keep the process alive after a failure.
            if (BackgroundThread.TryStart(() => Work(worker, hasTaken: worker == first)) is not null)
            {
                continue;
            }

            // No more threads are to be had: those that there are do the work, or this one, where there is none.
            if (worker == first)
            {
                Work(worker, hasTaken: true);
            }
            else
            {
                CountRunning(-1);
            }

            break;
        }

        // This thread only waits. If it worked too, it could be the one that waits for a slow pipe while another fails.
        lock (_state)
        {
            while (_running > (_failure is null ? 0 : _taking))
            {
                Monitor.Wait(_state);
            }
        }

        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }
    }

    private void Work(OrderedWorker worker, bool hasTaken)
    {
        var ticket = 0L;
        Exception? fault = null;
        while (hasTaken || TryTake(worker, out ticket, out fault))
        {
            hasTaken = false;
            fault ??= Try(worker, processes: true);
            if (!WaitForTurn(ticket))
            {
                break;
            }

            EndTurn(fault ?? Try(worker, processes: false));
        }

        CountRunning(-1);
    }

    /// <summary>Takes a piece and its number in the sequence. A fault of the source is that of the piece.</summary>
    private bool TryTake(OrderedWorker worker, out long ticket, out Exception? fault)
    {
        CountTaking(1);
        var isTaken = false;
        lock (_source)
        {
            fault = null;
            if (!HasEnded())
            {
                try
                {
                    isTaken = worker.Take();
                }
                catch (Exception e)
                {
                    (fault, isTaken) = (e, true);
                }
            }

            lock (_state)
            {
                _hasEnded |= !isTaken || fault is not null;
                ticket = _takenCount;
                _takenCount += isTaken ? 1 : 0;
            }
        }

        CountTaking(-1);
        return isTaken;
    }

    private void CountRunning(int change)
    {
        lock (_state)
        {
            _running += change;
            Monitor.PulseAll(_state);
        }
    }

    private void CountTaking(int change)
    {
        lock (_state)
        {
            _taking += change;
            Monitor.PulseAll(_state);
        }
    }

    private bool HasEnded()
    {
        lock (_state)
        {
            return _hasEnded;
        }
    }

    private static Exception? Try(OrderedWorker worker, bool processes)
    {
        try
        {
            if (processes)
            {
                worker.Process();
            }
            else
            {
                worker.Commit();
            }

            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>Waits until all pieces before were committed; false when one of them failed.</summary>
    private bool WaitForTurn(long ticket)
    {
        lock (_state)
        {
            while (_committedCount != ticket && _failure is null)
            {
                Monitor.Wait(_state);
            }

            return _failure is null;
        }
    }

    private void EndTurn(Exception? failure)
    {
        lock (_state)
        {
            _failure = failure;
            _hasEnded |= failure is not null;
            _committedCount++;
            Monitor.PulseAll(_state);
        }
    }
}
