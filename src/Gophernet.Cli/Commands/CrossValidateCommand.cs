using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Models.Files;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet cross-validate</c>: how good models of a recipe are on rows that they have not seen.</summary>
internal static class CrossValidateCommand
{
    public const string Name = "cross-validate";

    private const int DefaultFolds = 5;

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Trains on parts of a table and measures on the rest, in turn",
            "gophernet cross-validate iris.csv --target species",
            "gophernet cross-validate people.csv -t income -k 10 --preset fast --predictions out-of-fold.csv");
        var recipe = new RecipeOptions();
        var folds = NumberOption.Whole("--folds", "Parts of the rows, each predicted by a model of the others [default: 5]", 2, 1000, "-k");
        var repeats = NumberOption.Whole("--repeats", "How often the rows are divided [default: 1]", 1, 1000);
        var predictions = new Option<string?>("--predictions")
        {
            Description = "CSV file to write: for each row, by its line, the prediction of a model that has not seen it",
            HelpName = "FILE",
        };
        var part = PartOption.Create("a share of the folds of all repeats");
        var output = SharedOptions.Output($"With --part, the file of the part [default: {PartOption.DefaultName}]");
        var json = SharedOptions.Json();
        var memory = new MemoryOptions();
        recipe.AddTo(command);
        foreach (var option in new Option[] { folds, repeats, predictions, part, output, json, memory.Memory, memory.Spool })
        {
            command.Options.Add(option);
        }

        recipe.AddDetailsTo(command);
        command.Validators.Add(result =>
        {
            if (result.CheckedValue(json) && result.CheckedValue(predictions) == "-")
            {
                result.AddError("--json and --predictions - both write to standard output: name a file for the predictions");
            }

            PartOption.Check(result, part, output, predictions, json);
        });
        command.RunWith(Read, settings => Run(settings, shell));
        return command;

        CrossValidateSettings Read(ParseResult result)
        {
            var settings = new CrossValidateSettings(
                recipe.Read(result, dividesRows: true), result.GetValue(folds) ?? DefaultFolds, result.GetValue(repeats) ?? 1, result.GetValue(predictions),
                result.GetValue(part), result.GetValue(output) ?? PartOption.DefaultName, memory.Read(result),
                GivenOptions.Of(result, [predictions, part, output, json, memory.Spool, recipe.Threads]), result.GetValue(json), verbosity.Read(result));
            return settings is { Repeats: > 1, Recipe.Table.Time: not null }
                ? throw new UsageException(["--repeats has no effect with --time: time divides the rows in one way"])
                : settings;
        }
    }

    private static int Run(CrossValidateSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var share = PartOption.ShareOf(settings.Part, shell.Variable);
        if (share is null)
        {
            CopiedWork.Warn("trains the models of all folds", "--part auto divides them, for gophernet merge", messages, shell);
        }

        CopiedWork.WarnOfNames(settings.Part, share, [settings.Output], messages);
        var file = share is null ? settings.Predictions : PartOption.NameOf(settings.Output, share);
        FileNames.RequireApart(
            shell, [settings.Recipe.Data], ("--json", settings.AsJson ? "-" : null), (share is null ? "--predictions" : "--output", file));
        using var output = file is null ? null : OutputFile.Prepare(file, shell);
        var tables = TrainingData.ReadFolds(settings.Recipe, shell, messages, settings.Memory);
        var training = tables.All;
        output?.Open(shell);
        var options = settings.Recipe.OptionsFor(training);
        messages.Say($"training {options.Preset}: {NameList.Count(settings.Folds, "fold")} × "
            + $"{NameList.Count(settings.Repeats, "repeat")}, seed {options.Seed}");
        PartReport.WriteShare(share, settings.Folds * settings.Repeats, "fold", messages);
        if (training.Dependence is TimedRows)
        {
            messages.Note("each fold comes after the rows that its model learns from: the first part of the rows is in none");
        }

        if (ColumnSelection.Applies(training, options))
        {
            messages.Note("each network takes the columns that tell most of the target in its rows (--select all takes all)");
        }
        else if (ColumnSelection.IsTried(training, options))
        {
            messages.Note(TrainingNotes.OnChoosingKind);
        }

        var count = (share ?? new WorkShare(1, 1)).Of(settings.Folds * settings.Repeats).Count;
        var validation = new CrossValidation(tables, new CrossValidationOptions(options)
        {
            Decision = settings.Recipe.DecisionFor(training.Schema.Target, messages.Note), Folds = settings.Folds, Repeats = settings.Repeats,
            Threads = settings.Recipe.Threads, Share = share, KeepsRows = output is not null,
            Group = settings.Recipe.Table.Group, Time = settings.Recipe.Table.Time, OnRelease = Memory.Collect,
        });
        training = tables.All; // which has let its features go
        if (validation.RepeatNote is { } note)
        {
            messages.Note(HintText.Of(note));
        }

        foreach (var unlearnt in validation.UnlearntNotes)
        {
            messages.Warn(HintText.Of(unlearnt));
        }

        validation.Run(new ModelProgress(messages, count, shell.Clock));
        messages.EndProgress();
        var result = validation.Result;
        if (training.Large is not null && result.LeftOutCount > 0)
        {
            messages.Say($"left out {NameList.Count(result.LeftOutCount, "row")} without a target");
        }

        if (share is not null)
        {
            WritePart(settings, share, training, result, output!, messages, shell);
            return ExitCode.Done;
        }

        Report(new CrossValidationReport(result), settings.AsJson, output, messages, shell);
        return ExitCode.Done;
    }

    /// <summary>Says what a cross-validation came to.</summary>
    /// <param name="report">It.</param>
    /// <param name="asJson">Whether as JSON.</param>
    /// <param name="predictions">Receives the predictions; null for nothing.</param>
    /// <param name="messages">What was said beside.</param>
    /// <param name="shell">The process.</param>
    public static void Report(CrossValidationReport report, bool asJson, OutputFile? predictions, Messages messages, Shell shell)
    {
        report.WriteUndefined(messages);
        if (predictions is { IsStream: false }) // before the report, whose reader may leave before its end
        {
            WritePredictions();
        }

        if (asJson)
        {
            report.WriteJson(shell.Output, messages.Remarks);
        }
        else
        {
            shell.OutputText.Write(report.ToText(shell.OutputWidth));
            shell.Flush();
        }

        if (predictions is { IsStream: true })
        {
            WritePredictions();
        }

        void WritePredictions()
        {
            predictions.Write(report.WritePredictions);
            predictions.Commit();
        }
    }

    private static void WritePart(
        CrossValidateSettings settings, WorkShare share, TrainingTable training, CrossValidated done, OutputFile output, Messages messages, Shell shell)
    {
        var table = training.Profile?.Hash ?? "";
        var dependsOn = training.Large is { } large ? $"{table} in {large.Memory.Bytes}" : table; // parts of other samples are of other models
        var header = new PartHeader(CrossValidationPartFile.Command, share, table, dependsOn, settings.Given);
        output.Write(stream => CrossValidationPartFile.Write(header, done, stream));
        output.Commit();
        var file = output.IsStream ? null : PartOption.NameOf(settings.Output, share)!;
        if (settings.AsJson)
        {
            JsonOutput.Write(shell.Output, json => PartReport.Write(json, file, share, "folds", done.Parts.Length, messages.Remarks));
        }

        if (file is not null)
        {
            messages.Say("wrote " + file + "; next, when all parts are there: gophernet merge PART…");
        }
    }

    /// <summary>Says how many of the models are done, and how long the others may take.</summary>
    private sealed class ModelProgress(Messages messages, int count, TimeProvider clock) : IProgress<int>
    {
        private readonly long _start = clock.GetTimestamp();

        public void Report(int value)
        {
            var left = TimeLeft.Of(clock.GetElapsedTime(_start), value, count);
            messages.Progress($"{value} of {count} models{(left is null ? "" : $", {left} left")}");
        }
    }
}
