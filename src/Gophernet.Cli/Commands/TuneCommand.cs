using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables.Inference;
using Gophernet.Tuning;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet tune</c>: searches options, and says what they are worth.</summary>
internal static class TuneCommand
{
    public const string Name = "tune";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Searches for better options than the default, and trains with them",
            "gophernet tune people.csv -t income --preset fast --time 5m --trials 18",
            "gophernet tune iris.csv --target species --preset fast --trials 9 --folder iris.search -o iris.safetensors");
        var options = new TuneOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => Run(settings, shell, verbosity));
        return command;
    }

    private static int Run(TuneSettings settings, Shell shell, VerbosityOptions verbosity)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        if (settings.Folder is null)
        {
            CopiedWork.Warn("searches by itself", "--folder FOLDER, which all see, shares the trials", messages, shell);
        }

        FileNames.RequireApart(shell, [settings.Recipe.Data], ("--json", settings.AsJson ? "-" : null), ("--output", settings.Output));
        using var output = OutputFile.Prepare(settings.Output, shell);
        var time = new TuningTime(shell.Clock, settings.MaxTime);
        var tables = TrainingData.ReadFolds(settings.Recipe, shell, messages);
        TrialFolder? folder = null;
        var search = new TrialSearch(tables, OptionsOf(settings, tables, time, messages), space => folder = OpenFolder(settings, space, tables, shell));
        using var opened = folder;
        if (search.RepeatNote is { } note)
        {
            messages.Note(HintText.Of(note));
        }

        output.Open(shell);
        shell.Interruption?.EndsInOrder = true;
        var token = shell.Interruption?.Token ?? default;
        var report = new TuningReport(search, settings.Recipe.Preset.Name);
        WritePlan(settings, search, messages);
        time.BeginSearch();
        search.Run(ProgressOf(settings, search, report, time, messages, shell), token);
        messages.EndProgress();
        if (search.Outcome.Own is null)
        {
            messages.Warn("interrupted before the default was judged: nothing is known yet");
            return shell.Interruption!.ExitCode;
        }

        messages.Progress("comparing the best with the default on other rows");
        var outcome = search.Conclude(token);
        messages.EndProgress();
        var model = token.IsCancellationRequested ? null : Train(settings, outcome.Chosen!, tables, verbosity, messages, shell, token);
        if (model is not null)
        {
            output.Write(stream => ModelFile.Write(model, stream));
            output.Commit();
        }

        shell.Interruption?.EndsInOrder = false;
        Conclude(settings, outcome, report, model, messages, shell);
        return shell.Interruption?.ExitCode ?? ExitCode.Done;
    }

    private static TuningOptions OptionsOf(TuneSettings settings, FoldTables tables, TuningTime time, Messages messages)
    {
        var decision = settings.Recipe.DecisionFor(tables.All.Schema.Target, messages.Note);
        return new TuningOptions(settings.Recipe.Preset, settings.IsPresetGiven, settings.Recipe.Assignments, decision)
        {
            Folds = settings.Folds,
            Trials = settings.Trials ?? int.MaxValue,
            Time = time,
            Threads = settings.Recipe.Threads,
            OnRelease = Memory.Collect,
        };
    }

    private static TrialFolder? OpenFolder(TuneSettings settings, SearchSpace space, FoldTables tables, Shell shell) =>
        settings.Folder is null ? null : TrialFolder.Open(settings.Folder,
        [
            ("version", ProductVersion.Current),
            ("data", tables.All.Profile!.Hash),
            ("options", string.Join(' ', settings.Given.Select(given => $"--{given.Name} {string.Join(' ', given.Values.Select(ShellWord.Quote))}"))),
            ("folds", settings.Folds.ToString(CultureInfo.InvariantCulture)),
            ("space", string.Join("; ", space.Lines)),
        ], shell);

    private static void WritePlan(TuneSettings settings, TrialSearch search, Messages messages)
    {
        var trials = settings.Trials is { } count ? NameList.Count(count, "trial") : "trials";
        var upTo = settings.MaxTime is null ? "" : "up to "; // as thoroughly as there is time for
        messages.Say($"tuning {search.Training.Preset}: {trials} beside the default on {upTo}{settings.Folds - 1} of {settings.Folds} parts of the rows, "
            + $"seed {search.Training.Seed}");
        foreach (var line in search.Space.Lines)
        {
            Log.Searching(messages.Logger, line);
        }
    }

    private static TuningProgress ProgressOf(
        TuneSettings settings, TrialSearch search, TuningReport report, TuningTime time, Messages messages, Shell shell) =>
        new(messages, search, report, settings.AsJson ? shell.Output : null)
        {
            SecondsOf = time.SecondsOf,
            TimeLeft = () => time.IsLimited ? TimeLeft.Of(time.Left)
                : time.SecondsFor(search.Halving.Work(search.Top) + search.Halving.WorkOf(settings.Trials!.Value, search.Top)) is { } seconds
                    ? TimeLeft.Of(seconds) : null,
        };

    /// <summary>The model that <c>train</c> makes of the line to paste; null where it was interrupted.</summary>
    private static Model? Train(
        TuneSettings settings, Trial trial, FoldTables tables, VerbosityOptions verbosity, Messages messages, Shell shell, CancellationToken cancellation)
    {
        var train = TrainLine.Parse(TrainLine.Arguments(settings, trial), verbosity);
        var training = TrainingData.WithoutNeedlessNotes(tables.Whole(settings.Recipe.Threads, trial.Preset.Scaling), train.Recipe);
        using var trainer = new ModelTrainer(
            training, train.Recipe.OptionsFor(training), settings.Recipe.Threads,
            decision: train.Recipe.DecisionFor(training.Schema.Target, static _ => { }), onRelease: Memory.Collect)
        {
            Cancellation = cancellation,
            Given = new ModelRecord(Data: null) { Options = train.Given },
        };
        var progress = new TrainingProgress(messages, trainer, shell.Clock, json: null);
        progress.Begin();
        try
        {
            while (!trainer.IsDone)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(trainer.RunEpoch());
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            progress.End();
        }

        var model = trainer.ToModelInTime(trainer.Cancellation).Model;
        return cancellation.IsCancellationRequested ? null : model;
    }

    private static void Conclude(TuneSettings settings, TuningOutcome outcome, TuningReport report, Model? model, Messages messages, Shell shell)
    {
        var isInterrupted = outcome.Comparison is null && shell.Interruption is { IsRequested: true };
        var arguments = TrainLine.Arguments(settings, isInterrupted ? outcome.Best!.Trial : outcome.Chosen!);
        if (model is null)
        {
            messages.Warn("interrupted: no model was written; the line below makes it" + (settings.Folder is null ? "" : ", and the folder keeps the trials"));
        }

        if (settings.AsJson)
        {
            TrainingProgress.TryWrite(shell.Output, json =>
            {
                json.WriteStartObject();
                report.WriteOutcome(json, outcome, arguments, isInterrupted);
                if (model is not null)
                {
                    json.WriteString("model", settings.Output);
                    json.WriteString("fingerprint", Fingerprint.Of(model));
                }

                messages.Remarks.WriteJson(json);
                json.WriteEndObject();
            });
        }
        else
        {
            shell.OutputText.Write(report.ToText(outcome, TrainLine.Text(arguments), isInterrupted, shell.OutputWidth));
            shell.Flush();
        }

        if (model is not null)
        {
            messages.Say($"fingerprint {Fingerprint.Of(model)}");
            messages.Say($"wrote {settings.Output}; next: gophernet predict {ShellWord.Quote(settings.Output)} NEW.csv");
        }
    }
}
