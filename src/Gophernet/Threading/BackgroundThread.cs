namespace Gophernet.Threading;

/// <summary>Threads that do not keep the process alive.</summary>
internal static class BackgroundThread
{
    /// <summary>Starts a thread.</summary>
    /// <returns>Null when the system allows no more: who asks has to do with fewer.</returns>
    public static Thread? TryStart(ThreadStart work)
    {
        try
        {
            var thread = new Thread(work) { IsBackground = true };
            thread.Start();
            return thread;
        }
        catch (Exception e) when (e is OutOfMemoryException or ThreadStartException)
        {
            return null;
        }
    }
}
