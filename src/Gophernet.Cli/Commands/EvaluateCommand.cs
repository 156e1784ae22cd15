using System.CommandLine;
using System.Globalization;
using System.Text;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Models;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet evaluate</c>: metrics of a model on labelled rows.</summary>
internal static class EvaluateCommand
{
    public const string Name = "evaluate";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Measures a model on rows whose targets are known",
            "gophernet evaluate iris.safetensors iris.test.csv",
            "gophernet evaluate iris.safetensors iris.test.csv --json --min recall.setosa=0.9 --max log_loss=0.5");
        var model = SharedOptions.Model();
        var data = SharedOptions.Data();
        var json = SharedOptions.Json();
        var threshold = ThresholdOption.Create();
        var cost = CostOption.Create("What decisions cost, actual:predicted, for the metric expected_cost");
        var interval = IntervalOption.Create("Measure intervals, or sets of classes, that cover so many rows: 90");
        var plain = new Option<bool>("--no-intervals") { Description = "Metrics without their 95% intervals" };
        var (min, max) = (QualityGate.Min(), QualityGate.Max());
        var output = SharedOptions.Output("File to write the report to [default: standard output]");
        var threads = SharedOptions.Threads();
        var far = new FarOptions();
        var reading = new ReadingOptions();
        command.Arguments.Add(model);
        command.Arguments.Add(data);
        command.Options.Add(json);
        command.Options.Add(threshold);
        command.Options.Add(cost);
        command.Options.Add(interval);
        command.Options.Add(plain);
        command.Options.Add(min);
        command.Options.Add(max);
        command.Options.Add(output);
        command.Options.Add(threads);
        far.AddTo(command);
        reading.AddTo(command);
        SharedOptions.RequireOneStandardInput(command, model, data);
        command.RunWith(
            result => new EvaluateSettings(
                result.GetValue(model)!,
                SharedOptions.DataOf(result, data),
                reading.Read(result),
                ThresholdOption.Read(result, threshold),
                CostOption.Read(result, cost),
                !result.GetValue(plain),
                QualityGate.Read(result, min, max),
                IntervalOption.Of(result, interval),
                result.GetValue(json),
                result.GetValue(output) ?? "-",
                far.Read(result),
                SharedOptions.ThreadsOf(result, threads),
                verbosity.Read(result)),
            settings => Run(settings, shell));
        return command;
    }

    private static int Run(EvaluateSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var model = ThresholdOption.Apply(ModelInput.Read(settings.Model, shell, messages, "evaluate", settings.Data), settings.Threshold);
        var costs = CostOption.Resolve(settings.Costs, model.Schema.Target, messages.Note) ?? model.Costs;
        var ranges = settings.Percents.IsEmpty ? null : model.RangesOf(settings.Percents);
        QualityGate.RequireKnown(settings.Gates, model, costs, ranges);
        FileNames.RequireApart(shell, [settings.Model, settings.Data], ("--report", settings.Far.Report), ("--output", settings.Output));
        using var input = InputFile.Open(settings.Data, shell);
        using var output = OutputFile.Create(settings.Output, shell);
        Log.Reading(messages.Logger, input.Name);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        using var far = new FarRows(settings.Far, model, messages, shell);
        var predictions = new CollectedPredictions(model, costs, ranges) { OnRelease = Memory.Collect };
        var evaluation = ModelEvaluation.Run(model, reader, settings.Threads, predictions, settings.WithIntervals, far.Watch);
        messages.NoteReading(reader.Tally);
        far.Conclude(input.Name, messages);
        ScoreNotes.WriteUndefined(evaluation, messages);
        if (!settings.Costs.IsEmpty && costs!.CheapestThreshold is { } cheapest && model.Threshold is null && model.Classes.Count == 2)
        {
            messages.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"if its probabilities are right, {model.Classes[1]} is the cheaper decision from {cheapest:0.0##} on (--threshold)"));
        }

        var gates = settings.Gates.Select(gate => gate.Judge(MetricNames.ValueOf(evaluation, gate.Metric)));
        if (settings.AsJson)
        {
            output.Write(stream => EvaluationJson.Write(evaluation, gates, messages.Remarks, stream));
        }
        else
        {
            var isShown = settings.Output == "-";
            var text = EvaluationReport.ToText(evaluation, isShown && shell.ColorsOutput, isShown ? shell.OutputWidth : int.MaxValue)
                + (isShown && shell.IsOutputTerminal ? EvaluationCharts.ToText(model, evaluation.PositiveClass, predictions, HelpText.WidthOfTerminal()) : "");
            output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));
        }

        output.Commit();
        foreach (var gate in gates)
        {
            GateMessage.Write(gate.Passed, gate.Text, shell, messages);
        }

        return gates.All(gate => gate.Passed) ? ExitCode.Done : ExitCode.GateFailed;
    }
}
