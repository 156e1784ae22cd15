using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;

namespace Gophernet.Cli.Commands;

/// <summary>What <c>train</c> does with <c>--part</c> once its share of the networks is trained: a part in place of a model.</summary>
internal static class TrainPart
{
    /// <summary>Writes the part, or says why there is none.</summary>
    /// <returns>The exit code.</returns>
    public static int Conclude(
        TrainSettings settings, ModelTrainer trainer, CheckpointFile? checkpoint, OutputFile output, Messages messages, Shell shell)
    {
        if (!trainer.IsDone)
        {
            checkpoint?.Write(trainer);
            shell.Interruption?.EndsInOrder = false;
            messages.Warn($"interrupted after epoch {trainer.Epoch.ToString(CultureInfo.InvariantCulture)}: no part was written"
                + (checkpoint is null ? "" : "; the same command with --resume continues"));
            return shell.Interruption?.ExitCode ?? ExitCode.Done;
        }

        var part = trainer.ToPart();
        output.Write(stream => TrainingPartFile.Write(trainer, part, stream));
        output.Commit();
        checkpoint?.Remove();
        shell.Interruption?.EndsInOrder = false; // all that should outlive a signal is written
        TrainingNotes.WriteRestarts(trainer, messages);
        var file = output.IsStream ? null : settings.Output;
        if (settings.AsJson)
        {
            TrainingProgress.TryWrite(shell.Output, json => PartReport.Write(json, file, trainer.Share!, "networks", part.Networks.Length, messages.Remarks));
        }

        if (file is not null)
        {
            messages.Say("wrote " + file + "; next, when all parts are there: gophernet merge PART…");
        }

        return shell.Interruption?.ExitCode ?? ExitCode.Done;
    }
}
