using System.Text;
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
            "gophernet evaluate iris.safetensors iris.test.csv",
            "gophernet evaluate iris.safetensors iris.test.csv --json --min accuracy=0.95");
        var model = SharedOptions.Model();
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        var gates = QualityGate.Option();
        var output = SharedOptions.Output("File to write the report to [default: standard output]");
        var threads = SharedOptions.Threads();
        var reading = new ReadingOptions();
        command.Arguments.Add(model);
        command.Arguments.Add(data);
        command.Options.Add(json);
        command.Options.Add(gates);
        command.Options.Add(output);
        command.Options.Add(threads);
        reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, model, data);
        command.Run = result => Run(
            new EvaluateSettings(
                result.GetValue(model)!,
                SharedOptions.DataOf(result, data),
                reading.Read(result),
                [.. (result.GetValue(gates) ?? []).Select(text => QualityGate.Parse(text)!)],
                result.GetValue(json),
                result.GetValue(output) ?? "-",
                SharedOptions.ThreadsOf(result, threads),
                verbosity.Read(result)),
            shell);
        return command;
    }

    private static int Run(EvaluateSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var model = ModelInput.Read(settings.Model, shell, messages, "evaluate", settings.Data);
        QualityGate.RequireKnown(settings.Gates, ModelEvaluation.MetricNames(model));
        FileNames.RequireApart("--output", settings.Output, [settings.Model, settings.Data]);
        using var input = InputFile.Open(settings.Data, shell);
        using var interruption = settings.Output == "-" ? null : new Interruption(endsAtOnce: true); // before there is a file to leave behind
        using var output = OutputFile.Create(settings.Output, shell);
        Log.Reading(messages.Logger, input.Name);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var evaluation = ModelEvaluation.Run(model, reader, settings.Threads);
        messages.NoteReading(reader.Tally);
        if (evaluation.UnknownTarget is { } unknown)
        {
            messages.Note(evaluation.UnknownCount > 0
                ? $"{unknown}; {NameList.Count(evaluation.UnknownCount, "row")} of such classes counted as wrong"
                : $"{unknown}; such rows are left out");
        }

        if (settings.AsJson)
        {
            output.Write(stream => EvaluationReport.WriteJson(evaluation, messages.Notes, stream));
        }
        else
        {
            output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(EvaluationReport.ToText(evaluation))));
        }

        output.Commit();

        var misses = settings.Gates.Select(gate => gate.Miss(evaluation.Values)).OfType<string>().ToList();
        foreach (var miss in misses)
        {
            shell.Error.WriteLine("gophernet: " + miss);
        }

        return misses.Count == 0 ? ExitCode.Done : ExitCode.GateFailed;
    }
}
