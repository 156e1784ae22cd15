namespace Gophernet.Cli.Processes;

/// <summary>
/// A process that is not the first of several. Most of what is wrong with one is wrong with all; the first says it, and its end ends the others. So these wait
/// for that, and only what is wrong with them alone do they say.
/// </summary>
internal static class LaterProcess
{
    private static readonly TimeSpan WaitForFirst = TimeSpan.FromSeconds(2);

    /// <summary>Waits in one that has found the others: whichever fails, ends them.</summary>
    public static void Wait() => Thread.Sleep(WaitForFirst);

    /// <summary>Waits in one that may not have, where that is of use: of the starters, Open MPI's mpirun ends all whenever one fails.</summary>
    /// <param name="variable">A variable of the environment; null where it is not set.</param>
    public static void Wait(Func<string, string?> variable)
    {
        if (MpiStart.IsOfOpenMpi(variable) && MpiStart.RankOf(variable) > 0)
        {
            Wait();
        }
    }
}
