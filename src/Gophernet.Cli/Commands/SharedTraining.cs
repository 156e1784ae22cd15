using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Processes;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Storage;
using Gophernet.Threading;

namespace Gophernet.Cli.Commands;

/// <summary>
/// <c>train</c> as one of several processes that mpirun has started. All read the table and train the same model, each computing a part of every batch; the
/// first alone makes the model, writes and speaks.
/// </summary>
internal static class SharedTraining
{
    private const string Nowhere = "/dev/null";
    private const int SharedBatch = 4096;

    /// <summary>Trains, with other processes where there are some.</summary>
    /// <param name="settings">What was asked for.</param>
    /// <param name="shell">Where the first process speaks.</param>
    /// <param name="train">Trains with the settings of this process, and the others; null for this process alone.</param>
    /// <returns>The exit code.</returns>
    public static int Run(TrainSettings settings, Shell shell, Func<TrainSettings, ProcessGroup?, int> train)
    {
        if (settings.Part is not null || !MpiStart.HasStarted(shell.Variable) || !MpiLibrary.IsSupported)
        {
            return train(settings, null);
        }

        var group = MpiGroup.Join(shell.Variable);
        shell.AtEnd = exitCode => End(group, exitCode);
        if (group.Count == 1)
        {
            return train(settings, null);
        }

        try
        {
            RequireFiles(settings);
            return train(group.Rank == 0 ? settings : settings with { Output = Nowhere, TestData = null, AsJson = false, Verbosity = Verbosity.Quiet }, group);
        }
        catch (Exception) when (group.Rank > 0)
        {
            LaterProcess.Wait();
            if (!shell.WritesJsonErrors)
            {
                shell.Error.WriteLine($"gophernet: {NameOf(group.Rank, group)}, on {Environment.MachineName}, failed:");
            }

            throw;
        }
    }

    /// <summary>Refuses to train together what is not the same.</summary>
    /// <exception cref="GophernetException">A process has read another table, was given other options, or continues from elsewhere.</exception>
    public static void RequireAlike(ModelTrainer trainer, ProcessGroup group)
    {
        if (group.OtherThanFirst(Fingerprint.Of(trainer)) is { } other)
        {
            throw new GophernetException(
                $"{NameOf(other, group)} has read another table than process 1, or was given other options",
                "All must see the same file, get the same line, and have the same --memory where the table is larger than that.");
        }

        var stand = string.Create(
            CultureInfo.InvariantCulture, $"{trainer.Epoch:D9}{(trainer.IsRefitting ? 1 : 0)}{BitConverter.DoubleToInt64Bits(trainer.ValidationError):X16}");
        if (group.OtherThanFirst(stand) is { } elsewhere)
        {
            throw new GophernetException(
                $"{NameOf(elsewhere, group)} continues from another epoch than process 1",
                "All must see the same checkpoint: keep it where all machines can read it.");
        }

        (group as MpiGroup)?.ForgetTalkTime(); // so far, they have waited for who reads slowest
    }

    /// <summary>Says what is shared, and with which batches more would be.</summary>
    public static void WritePlan(ModelTrainer trainer, ProcessGroup group, int threads, Messages messages)
    {
        var (counts, options) = (trainer.SharedBlockCounts, trainer.Options);
        var shared = counts.Where(count => count > 0);
        var processes = NameList.Count(group.Count, "process", "processes");
        if (shared.Length == 0)
        {
            var mayBeLarger = options.BatchSize > 0 && options.BatchSize < SharedBatch && trainer.Rows.LearntCount >= SharedBatch;
            messages.Warn($"no batch is large enough for {processes} to share: each does all of the work"
                + (mayBeLarger ? FormattableString.Invariant($". Larger ones (--batch-size {SharedBatch}) may be, but make another model") : ""));
            return;
        }

        Array.Sort(shared);
        var (blocks, all) = (shared[0], group.Count * threads);
        var plan = $"{processes} with {NameList.Count(threads, "thread")} each share batches"
            + (options.BatchSize > 0 ? $" of {NameList.Count(options.BatchSize, "row")}" : " of all rows")
            + (shared.Length == counts.Length ? ""
                : FormattableString.Invariant($" of {shared.Length} of {counts.Length} networks, and train the others each alone"));
        if (blocks < all)
        {
            messages.Warn($"{plan}; they have {NameList.Count(blocks, "block")} of 128 rows: {all - blocks} of {all} threads have nothing to do");
        }
        else
        {
            messages.Say(plan);
        }
    }

    /// <summary>Says how much of the time went into communication.</summary>
    public static void WriteTime(ProcessGroup group, TimeSpan trained, Messages messages)
    {
        if (group is MpiGroup { TalkTime: var talk } && trained > TimeSpan.Zero)
        {
            var share = (100 * talk / trained).ToString("F0", CultureInfo.InvariantCulture);
            messages.Say($"{share}% of the time went into communication, waiting for other processes included");
        }
    }

    private static string NameOf(int rank, ProcessGroup group) => FormattableString.Invariant($"process {rank + 1} of {group.Count}");

    private static void RequireFiles(TrainSettings settings)
    {
        string?[] inputs = [settings.Recipe.Data, settings.ValidationData, settings.From];
        if (Array.Exists(inputs, input => input is not null && (InputFile.IsStandardInput(input) || FilePlace.Of(input).IsStream)))
        {
            throw new UsageException(["several processes cannot read one stream: name files that all of them see"]);
        }
    }

    private static void End(MpiGroup group, int exitCode)
    {
        if (exitCode is ExitCode.Failed or ExitCode.Usage)
        {
            group.Abort(exitCode);
        }
        else
        {
            group.End();
        }
    }
}
