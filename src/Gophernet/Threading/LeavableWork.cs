using System.Runtime.ExceptionServices;

namespace Gophernet.Threading;

/// <summary>Work that changes nothing but its result, and is left to itself where nobody waits for it any more.</summary>
internal static class LeavableWork
{
    /// <summary>Does the work on a thread of its own, and waits for it; on this one where nothing could end the wait, or there is no other thread.</summary>
    /// <returns>Its result.</returns>
    /// <exception cref="OperationCanceledException">The token asked for it: the work goes on, and its result is dropped.</exception>
    /// <exception cref="Exception">What the work threw.</exception>
    public static T Run<T>(Func<T> work, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!cancellation.CanBeCanceled)
        {
            return work();
        }

        var result = default(T)!;
        ExceptionDispatchInfo? fault = null;
        var done = new ManualResetEventSlim(); // not disposed of: who is left to himself still sets it
        var thread = BackgroundThread.TryStart(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception e)
            {
                fault = ExceptionDispatchInfo.Capture(e);
            }

            done.Set();
        });
        if (thread is null)
        {
            return work();
        }

        try
        {
            done.Wait(cancellation);
        }
        catch (OperationCanceledException) when (done.IsSet)
        {
            // Done at that moment.
        }

        fault?.Throw();
        return result;
    }
}
