using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet train</c>: a CSV file to a model file.</summary>
internal static class TrainCommand
{
    public static Command Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "train",
            "Trains a network on a CSV table and writes a model file",
            "gophernet train iris.csv --target species -o iris.safetensors",
            "cat train.csv | gophernet train --preset classic -t setosa,virginica,versicolor --test test.csv");
        var options = new TrainOptions(verbosity);
        options.AddTo(command);
        command.SetAction(result => Run(options.Read(result), shell));
        return command;
    }

    private static int Run(TrainSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        using var output = OutputFile.Create(settings.Output, shell);
        var training = ReadData(settings, shell, messages);
        var start = Stopwatch.GetTimestamp();
        using var trainer = new ModelTrainer(training, settings.Options, settings.Threads);
        Log.Encoded(messages.Logger, Stopwatch.GetElapsedTime(start).TotalSeconds);
        messages.Note($"training {settings.Options.Preset}: {trainer.Shape}, {NameList.Count(settings.Options.Epochs, "epoch")}, seed {settings.Options.Seed}");

        using var interruption = new Interruption();
        Log.CatchingInterrupts(messages.Logger);
        var progress = new TrainingProgress(messages, settings.Options.Epochs);
        start = Stopwatch.GetTimestamp();
        while (trainer.Epoch < settings.Options.Epochs && !interruption.IsRequested)
        {
            progress.Report(trainer.Epoch + 1, trainer.RunEpoch());
        }

        progress.End();
        Log.Trained(messages.Logger, Stopwatch.GetElapsedTime(start).TotalSeconds);
        var model = trainer.ToModel();
        output.Write(stream => ModelFile.Write(model, stream));
        output.Commit();
        Conclude(settings, shell, messages, training, model);
        if (interruption.IsRequested)
        {
            messages.Note($"interrupted after epoch {trainer.Epoch}: the model is as it was then");
        }

        return interruption.ExitCode;
    }

    private static TrainingTable ReadData(TrainSettings settings, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(settings.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        var start = Stopwatch.GetTimestamp();
        var raw = RawTable.Read(input.ReadCsv(settings.Reading), settings.Table, settings.Threads);
        Log.ReadRows(messages.Logger, raw.RowCount, Stopwatch.GetElapsedTime(start).TotalSeconds);
        start = Stopwatch.GetTimestamp();
        var training = TrainingTable.Of(raw, settings.Threads);
        Log.Understood(messages.Logger, Stopwatch.GetElapsedTime(start).TotalSeconds);
        TrainingNotes.Write(training, input.Name, settings.Table.Targets.IsEmpty, messages);
        return training;
    }

    private static void Conclude(TrainSettings settings, Shell shell, Messages messages, TrainingTable training, Model model)
    {
        if (!messages.IsQuiet)
        {
            var judged = ModelEvaluation.Run(model, training.Table, settings.Threads);
            messages.Note(string.Create(
                CultureInfo.InvariantCulture, $"loss {model.Training.Loss:0.0000}, {EvaluationReport.Summary(judged)} on the training rows"));
        }

        if (settings.TestData is not null)
        {
            using var input = InputFile.Open(settings.TestData, shell);
            shell.Error.Write(EvaluationReport.ToText(ModelEvaluation.Run(model, input.ReadCsv(settings.Reading), settings.Threads)));
        }

        messages.Note($"fingerprint {Fingerprint.Of(model)}");
        if (settings.Output != "-")
        {
            messages.Note($"wrote {settings.Output}; next: gophernet predict {settings.Output} NEW.csv");
        }
    }
}
