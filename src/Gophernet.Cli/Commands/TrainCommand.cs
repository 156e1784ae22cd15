using System.Diagnostics;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Tables.Inference;
using Gophernet.Threading;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet train</c>: a CSV file to a model file.</summary>
internal static class TrainCommand
{
    public const string Name = "train";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Trains networks on a CSV table and writes a model file",
            "gophernet train iris.csv --target species -o iris.safetensors",
            "cat train.csv | gophernet train --preset classic -t setosa,virginica,versicolor --test test.csv",
            "gophernet train big.csv --checkpoint big.checkpoint --resume --max-time 2h");
        var options = new TrainOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => SharedTraining.Run(settings, shell, (own, group) => Run(own, shell, group)));
        return command;
    }

    private static int Run(TrainSettings settings, Shell shell, ProcessGroup? group)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var share = PartOption.ShareOf(settings.Part, shell.Variable);
        if (group is null && share is null)
        {
            CopiedWork.Warn("trains the whole model", "gophernet-mpi shares its batches, --part auto its networks", messages, shell);
        }

        CopiedWork.WarnOfNames(settings.Part, share, [settings.Output, settings.Checkpoint], messages);
        settings = settings with { Output = PartOption.NameOf(settings.Output, share)!, Checkpoint = PartOption.NameOf(settings.Checkpoint, share) };
        var start = settings.From is null ? null : ModelInput.Read(settings.From, shell, messages);
        RequireApart(settings, shell);
        using var output = OutputFile.Prepare(settings.Output, shell);
        var checkpoint = settings.Checkpoint is null ? null : new CheckpointFile(settings.Checkpoint, shell) { IsReadOnly = group is { Rank: > 0 } };
        SampledRows? kept = null;
        var training = ReadData(
            settings, start, shell, messages, raw => kept = settings.BackgroundRows == 0 ? null : SampledRows.Of(raw, settings.BackgroundRows));
        var decision = settings.Recipe.DecisionFor(training.Schema.Target, messages.Note);
        var judges = new OtherRows(settings, training, shell, messages);
        var validation = judges.ReadValidation();
        judges.CheckTest();
        training = judges.Training;
        output.Open(shell);
        var clock = Stopwatch.GetTimestamp();
        var interruption = shell.Interruption?.Token ?? default;
        group?.Ending = interruption; // then all end together, and not one while others wait for it
        using var trainer = new ModelTrainer(
            training, settings.Recipe.OptionsFor(training), settings.Recipe.Threads, validation?.Table, decision, start, Memory.Collect, group, share)
        {
            Cancellation = group is null ? interruption : default,
            JudgedGroups = validation?.Dependence as GroupedRows,
            Given = new ModelRecord(Data: null)
            {
                Options = settings.Given,
                Start = start is null ? null : Fingerprint.Of(start),
                Background = start?.Record?.Background ?? kept?.For(training.Schema),
            },
        };
        ModelFile.RequireReadable(trainer);
        if (trainer.Rows.Spool is { LeftOutCount: > 0 } spool)
        {
            messages.Say($"left out {NameList.Count(spool.LeftOutCount, "row")} without a target");
        }

        Log.Encoded(messages.Logger, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        if (settings.Resumes && checkpoint!.TryRead(trainer))
        {
            messages.Say($"continuing from {settings.Checkpoint}, epoch {trainer.Epoch}");
        }

        if (group is not null)
        {
            SharedTraining.RequireAlike(trainer, group);
            SharedTraining.WritePlan(trainer, group, settings.Recipe.Threads, messages);
        }

        shell.Interruption?.EndsInOrder = true;
        Log.CatchingInterrupts(messages.Logger);
        TrainingNotes.WritePlan(trainer, messages);
        PartReport.WriteShare(share, trainer.Options.NetworkCount, "network", messages);
        clock = Stopwatch.GetTimestamp();
        var progress = new TrainingProgress(messages, trainer, shell.Clock, settings.AsJson ? shell.Output : null);
        RunEpochs(settings, trainer, checkpoint, messages, progress, shell, group);
        Log.Trained(messages.Logger, Stopwatch.GetElapsedTime(clock).TotalSeconds);
        if (group is { Rank: > 0 })
        {
            return ExitCode.Done; // the first makes the model
        }

        if (group is not null)
        {
            SharedTraining.WriteTime(group, Stopwatch.GetElapsedTime(clock), messages);
        }

        if (share is not null)
        {
            return TrainPart.Conclude(settings, trainer, checkpoint, output, messages, shell);
        }

        var (model, heldOut) = trainer.ToModelInTime(interruption);
        var isInterrupted = shell.Interruption is { IsRequested: true };
        output.Write(stream => ModelFile.Write(model, stream));
        output.Commit();
        if (trainer.IsDone)
        {
            checkpoint?.Remove();
        }
        else
        {
            checkpoint?.Write(trainer);
        }

        shell.Interruption?.EndsInOrder = false; // all that should outlive a signal is written
        TrainingNotes.WriteRestarts(trainer, messages);

        if (!trainer.IsDone)
        {
            var isOver = group is null || Stopwatch.GetElapsedTime(clock) >= settings.MaxTime;
            var cause = isInterrupted ? "interrupted" : isOver ? "ended by --max-time" : "another process was interrupted";
            messages.Warn($"{cause} after epoch {trainer.Epoch}: the model is the best so far");
        }

        Conclude(settings, output.IsStream, shell, messages, trainer, model, decision, heldOut);
        return shell.Interruption?.ExitCode ?? ExitCode.Done;
    }

    private static void RunEpochs(
        TrainSettings settings, ModelTrainer trainer, CheckpointFile? checkpoint, Messages messages, TrainingProgress progress, Shell shell,
        ProcessGroup? group)
    {
        var clock = shell.Clock;
        var start = clock.GetTimestamp();
        bool IsToEnd() => shell.Interruption is { IsRequested: true } || clock.GetElapsedTime(start) >= settings.MaxTime;
        progress.Begin();
        try
        {
            while (!trainer.IsDone && !(group?.Any(IsToEnd()) ?? IsToEnd()))
            {
                progress.Report(trainer.RunEpoch());
                checkpoint?.WriteNowAndThen(trainer, messages.Note);
            }
        }
        catch (OperationCanceledException)
        {
            // In the middle of a long epoch: training stands where it began, and can be continued from there.
        }

        progress.End();
    }

    /// <summary>What is written must not be what is read, but for the model that training continues.</summary>
    private static void RequireApart(TrainSettings settings, Shell shell)
    {
        string?[] inputs = [settings.Recipe.Data, settings.TestData, settings.ValidationData];
        FileNames.RequireApart(
            shell, inputs, ("--json", settings.AsJson ? "-" : null), ("--output", settings.Output),
            ("--checkpoint", settings.Checkpoint));
        FileNames.RequireApart(shell, [settings.From], ("--checkpoint", settings.Checkpoint));
        if (settings.Checkpoint == "-" || Array.FindAll([.. inputs, settings.From], input => input == "-").Length > 1)
        {
            throw new UsageException(
                ["only one of DATA, --from, --validation and --test can be standard input, and a checkpoint is always a file: name a file"]);
        }
    }

    private static TrainingTable ReadData(TrainSettings settings, Model? start, Shell shell, Messages messages, Action<RawTable> look)
    {
        if (start is null)
        {
            return TrainingData.Read(settings.Recipe, shell, messages, look, settings.Memory);
        }

        using var input = InputFile.Open(settings.Recipe.Data, shell);
        var reader = input.ReadCsv(settings.Recipe.Reading, messages.Note);
        var training = ModelTable.Read(start.Schema, reader, settings.Recipe.Threads, settings.Recipe.Table, start: start);
        messages.NoteReading(reader.Tally);
        messages.Note($"{input.Name}: {NameList.Count(training.Table.RowCount, "row")}; columns, target and network are those of {settings.From}");
        if (training.LeftOutCount > 0)
        {
            messages.Note($"left out {NameList.Count(training.LeftOutCount, "row")} without a target");
        }

        return training;
    }

    private static void Conclude(
        TrainSettings settings, bool isStream, Shell shell, Messages messages, ModelTrainer trainer, Model model, DecisionOptions decision,
        ModelEvaluation? heldOut)
    {
        var isInterrupted = shell.Interruption is { IsRequested: true }; // then nobody waits for rows to be judged again
        TrainingNotes.WriteResult(
            trainer.ClassRows, isInterrupted ? null : () => ModelEvaluation.Run(model, trainer.Table, settings.Recipe.Threads), model, decision, heldOut,
            settings.ValidationData, messages);
        var tested = settings.TestData is null || isInterrupted ? null : Test(settings, model, shell, messages);
        if (settings.AsJson)
        {
            TrainingProgress.TryWrite(
                shell.Output, json => TrainingReport.WriteResult(json, isStream ? null : settings.Output, model, heldOut, tested, messages.Remarks));
        }
        else if (tested is not null && !messages.IsQuiet)
        {
            shell.Error.Write(EvaluationReport.ToText(tested, shell.ColorsError, shell.IsErrorTerminal ? shell.ErrorWidth : int.MaxValue));
        }

        messages.Say($"fingerprint {Fingerprint.Of(model)}");
        if (!isStream)
        {
            messages.Say($"wrote {settings.Output}; next: gophernet predict {ShellWord.Quote(settings.Output)} NEW.csv");
        }
    }

    private static ModelEvaluation Test(TrainSettings settings, Model model, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(settings.TestData!, shell);
        var reader = input.ReadCsv(settings.Recipe.Reading, messages.Note);
        var evaluation = ModelEvaluation.Run(model, reader, settings.Recipe.Threads, withIntervals: true);
        messages.NoteReading(reader.Tally);
        ScoreNotes.WriteUndefined(evaluation, messages);
        return evaluation;
    }
}
