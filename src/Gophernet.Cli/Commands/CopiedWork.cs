using Gophernet.Cli.Output;
using Gophernet.Cli.Processes;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Training;

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

    /// <summary>Says, for the first part, which files all parts would write, where a scheduler tells one line which part it is.</summary>
    /// <param name="request">What was asked for; null for the whole work.</param>
    /// <param name="share">The part; null for the whole work.</param>
    /// <param name="names">Names of files, as they were given; null for none.</param>
    /// <param name="messages">Where that is said.</param>
    public static void WarnOfNames(PartRequest? request, WorkShare? share, string?[] names, Messages messages)
    {
        if (request is not { Number: null } || share is not { Number: 1, Count: > 1 })
        {
            return;
        }

        foreach (var name in names)
        {
            if (name is not null and not "-" && !name.Contains(PartOption.Mark, StringComparison.Ordinal))
            {
                messages.Warn(FormattableString.Invariant(
                    $"{name} has no {PartOption.Mark} in its name: where {share.Count} processes are told to write it, that of one is left"));
            }
        }
    }
}
