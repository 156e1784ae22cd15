using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet predict</c>: one output row per input row, as they come.</summary>
internal static class PredictCommand
{
    public const string Name = "predict";

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Predicts each row, streaming from input to output",
            "gophernet predict iris.safetensors new.csv > predictions.csv",
            "zcat big.csv.gz | gophernet predict iris.safetensors --append --probabilities | head");
        var options = new PredictOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => Run(settings, shell));
        return command;
    }

    private static int Run(PredictSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        CopiedWork.Warn("predicts all rows that it is given", "give each a piece of them", messages, shell);
        var model = ThresholdOption.Apply(ModelInput.Read(settings.Model, shell, messages, "predict", settings.Data), settings.Threshold);
        if (settings.WithProbabilities && model.Schema.Target.ProbabilityNames.IsEmpty)
        {
            throw new UsageException(["--probabilities is for classes and labels, and this model predicts numbers"]);
        }

        FileNames.RequireApart(
            shell, [settings.Model, settings.Data], ("--errors", settings.ErrorFile), ("--report", settings.Far.Report), ("--output", settings.Output));
        var ranges = model.RangesOf(settings.Percents);
        using var input = InputFile.Open(settings.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        var schema = model.Schema;
        var reader = input.ReadCsv(
            settings.Reading with
            {
                Expected = [.. schema.Features.Select(feature => feature.Name)],
                ExpectedCounts = [schema.Columns.Length, schema.Columns.Length - schema.Target.Columns.Length],
            },
            messages.Note);
        using var far = new FarRows(settings.Far, model, messages, shell);
        var rows = new TableInput(model.Schema, reader, withTarget: false, settings.IsLenient)
        {
            CanBeLenient = true, KeepsFaults = settings.Errors is not null, Watch = far.Watch,
        };
        using var file = OutputFile.Create(settings.Output, shell);
        using var errors = settings.ErrorFile is { } path ? ErrorFile.Create(path, settings.Format, shell) : null;
        var output = new PredictionOutput(file, errors);
        PredictionStream.Run(model, rows, settings.Threads, worker => CreateText(settings, model, ranges, rows.Header, worker, reader.Dialect, output));
        errors?.Commit();
        file.Commit();
        messages.NoteReading(rows.Tally, rows.Header);
        if (!settings.WritesPlain && model.Schema.Target is NumberTarget { Written: { IsEmpty: false } forms })
        {
            var example = forms.FirstOrDefault(form => form is not null)!.Example;
            messages.Note($"predictions are written in the form of the target, such as {example} (--plain writes plain numbers)");
        }

        Log.Predicted(messages.Logger, output.RowCount);
        if (output.LenientCount > 0)
        {
            messages.Warn("took " + NameList.Count(
                output.LenientCount, "cell for missing that is not what its column needs", "cells for missing that are not what their columns need"));
        }

        if (output.FirstFault is { } fault)
        {
            messages.Warn($"{NameList.Count(output.FaultyCount, "row")} with an error in place of a prediction; the first: {Problem.Of(fault).Line}");
        }

        if (output.RowCount > 0 && rows.UnseenFeatures.ToList() is { Count: > 0 } unseen)
        {
            messages.Warn($"found in no row, taken for missing: {NameList.Shorten(unseen)}");
        }

        far.Conclude(input.Name, messages);
        return ExitCode.Done;
    }

    private static PredictionText CreateText(
        PredictSettings settings, Model model, PredictionRanges ranges, Header header, TableReader rows, CsvDialect dialect, PredictionOutput output)
    {
        var text = new MemoryStream();
        var writer = CreateWriter(settings, dialect, text);
        var passed = new PassedColumns(header, settings.Appends ? header.Names : settings.Kept, writer.KeepsRawFields);
        rows.Observer = passed.Keep;
        var predictions = new PredictionWriter(
            model, settings.WithProbabilities, passed, writer, settings.WritesPlain, ranges,
            settings.WritesErrorsInline ? fault => Problem.Of(fault).Line : null);
        return new PredictionText(predictions, text, output);
    }

    /// <summary>Columns that are passed through unchanged keep the input's delimiter: their quotes depend on it.</summary>
    private static RecordWriter CreateWriter(PredictSettings settings, CsvDialect input, Stream stream)
    {
        var passes = settings.Appends || settings.Kept.Length > 0;
        return RecordWriter.Create(settings.Format, stream, passes ? input.Delimiter : (byte)',', keepsRawFields: input.Names is null);
    }
}
