using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet evaluate</c>: metrics of a model on labelled rows.</summary>
internal static class EvaluateCommand
{
    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "evaluate",
            "Measures a model on rows whose targets are known",
            "gophernet evaluate iris.safetensors test.csv",
            "gophernet evaluate iris.safetensors test.csv --json --min accuracy=0.95");
        var model = SharedOptions.Model();
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        var gates = QualityGate.Option();
        var threads = SharedOptions.Threads();
        var far = new FarOptions();
        var reading = new ReadingOptions();
        command.Arguments.Add(model);
        command.Arguments.Add(data);
        command.Options.Add(json);
        command.Options.Add(gates);
        command.Options.Add(threads);
        far.AddTo(command);
        reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, model, data);
        command.Run = result => Run(
            new EvaluateSettings(
                result.GetValue(model)!,
                SharedOptions.DataOf(result, data),
                reading.Read(result),
                [.. (result.GetValue(gates) ?? []).Select(text => QualityGate.Parse(text)!)],
                result.GetValue(json),
                far.Read(result),
                SharedOptions.ThreadsOf(result, threads),
                verbosity.Read(result)),
            shell);
        return command;
    }

    private static int Run(EvaluateSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var model = ModelInput.Read(settings.Model, shell, messages);
        QualityGate.RequireKnown(settings.Gates, ModelEvaluation.MetricNames(model));
        FileNames.RequireApart("--report", settings.Far.Report, [settings.Model, settings.Data]);
        using var input = InputFile.Open(settings.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        using var far = new FarRows(settings.Far, model, messages, shell);
        var evaluation = ModelEvaluation.Run(model, reader, settings.Threads, far.Watch);
        messages.NoteReading(reader.Tally);
        far.Conclude(input.Name, messages);
        if (evaluation.UnknownTarget is { } unknown)
        {
            messages.Note(evaluation.UnknownCount > 0
                ? $"{unknown}; {NameList.Count(evaluation.UnknownCount, "row")} of such classes counted as wrong"
                : $"{unknown}; such rows are left out");
        }

        if (settings.AsJson)
        {
            EvaluationReport.WriteJson(evaluation, shell.Output);
        }
        else
        {
            shell.OutputText.Write(EvaluationReport.ToText(evaluation));
            shell.Flush();
        }

        var misses = settings.Gates.Select(gate => gate.Miss(evaluation.Values)).OfType<string>().ToList();
        foreach (var miss in misses)
        {
            shell.Error.WriteLine("gophernet: " + miss);
        }

        return misses.Count == 0 ? ExitCode.Done : ExitCode.GateFailed;
    }
}
