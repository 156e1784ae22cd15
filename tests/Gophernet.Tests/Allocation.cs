namespace Gophernet.Tests;

/// <summary>What an action allocates.</summary>
internal static class Allocation
{
    private const int Tries = 5;

    /// <summary>
    /// The bytes of the try with the fewest: what the action itself allocates, it allocates each time. A collection that another test sets off at
    /// this moment can add to one.
    /// </summary>
    public static long Of(Action action)
    {
        var least = long.MaxValue;
        for (var i = 0; i < Tries; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            action();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
