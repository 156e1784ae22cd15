using System.CommandLine;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet cross-validate</c>: how good models of a recipe are on rows that they have not seen.</summary>
internal static class CrossValidateCommand
{
    private const int DefaultFolds = 5;

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "cross-validate",
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
        var json = SharedOptions.Json();
        recipe.AddTo(command);
        foreach (var option in new Option[] { folds, repeats, predictions, json })
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
        });
        command.RunWith(Read, settings => Run(settings, shell));
        return command;

        CrossValidateSettings Read(ParseResult result)
        {
            var settings = new CrossValidateSettings(
                recipe.Read(result, dividesRows: true), result.GetValue(folds) ?? DefaultFolds, result.GetValue(repeats) ?? 1, result.GetValue(predictions),
                result.GetValue(json), verbosity.Read(result));
            return settings is { Repeats: > 1, Recipe.Table.Time: not null }
                ? throw new UsageException(["--repeats has no effect with --time: time divides the rows in one way"])
                : settings;
        }
    }

    private static int Run(CrossValidateSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        FileNames.RequireApart(shell, [settings.Recipe.Data], ("--json", settings.AsJson ? "-" : null), ("--predictions", settings.Predictions));
        using var output = settings.Predictions is null ? null : OutputFile.Prepare(settings.Predictions, shell);
        var tables = TrainingData.ReadFolds(settings.Recipe, shell, messages);
        var training = tables.All;
        output?.Open(shell);
        var options = settings.Recipe.OptionsFor(training);
        messages.Say($"training {options.Preset}: {NameList.Count(settings.Folds, "fold")} × "
            + $"{NameList.Count(settings.Repeats, "repeat")}, seed {options.Seed}");
        if (training.Dependence is TimedRows)
        {
            messages.Note("each fold comes after the rows that its model learns from: the first part of the rows is in none");
        }

        if (ColumnSelection.Applies(training, options))
        {
            messages.Note("each network takes the columns that tell most of the target in its rows (--select all takes all)");
        }

        var count = settings.Folds * settings.Repeats;
        var validation = new CrossValidation(tables, new CrossValidationOptions(options)
        {
            Decision = settings.Recipe.DecisionFor(training.Schema.Target, messages.Note), Folds = settings.Folds, Repeats = settings.Repeats,
            Threads = settings.Recipe.Threads, OnRelease = Memory.Collect,
        });
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
        foreach (var metrics in validation.PartlyUndefined.GroupBy(metric => metric.Count))
        {
            messages.Warn($"{NameList.Shorten([.. metrics.Select(metric => metric.Name)])}: not defined on the rows of {metrics[0].Count} of "
                + $"{NameList.Count(count, "fold")}, so there is no mean; fewer and larger folds may define it (--folds)");
        }

        var report = new CrossValidationReport(validation);
        if (settings.AsJson)
        {
            report.WriteJson(shell.Output, settings, options, training, messages.Remarks);
        }
        else
        {
            shell.OutputText.Write(report.ToText());
            shell.Flush();
        }

        output?.Write(stream => report.WritePredictions(tables.All, settings, stream));
        output?.Commit();
        return ExitCode.Done;
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
