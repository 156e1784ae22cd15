using Gophernet.Cli.Output;
using Gophernet.Cli.Processes;
using Gophernet.Cli.Streams;

namespace Gophernet.Cli.Commands;

/// <summary>
/// Work that each of several processes does in full, as nothing divides it among them: mpirun starts as many as it is told to, and whoever told it expects
/// them to share.
/// </summary>
internal static class CopiedWork
{
    /// <summary>Says so, in the first process alone.</summary>
    /// <param name="work">What each does, such as "trains the whole model".</param>
    /// <param name="instead">What divides it.</param>
    /// <param name="messages">Where that is said.</param>
    /// <param name="shell">Whose environment knows of the others.</param>
    public static void Warn(string work, string instead, Messages messages, Shell shell)
    {
        if (MpiStart.CountOf(shell.Variable) is > 1 and var count && MpiStart.RankOf(shell.Variable) is null or 0)
        {
            messages.Warn(FormattableString.Invariant($"each of {count} processes {work}: {instead}"));
        }
    }
}
