using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet predict</c>: one output row per input row, as they come.</summary>
internal static class PredictCommand
{
    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            "predict",
            "Predicts each row, streaming from input to output",
            "gophernet predict iris.safetensors new.csv > predictions.csv",
            "zcat big.csv.gz | gophernet predict iris.safetensors --append --probabilities | head");
        var options = new PredictOptions(verbosity);
        options.AddTo(command);
        command.Run = result => Run(options.Read(result), shell);
        return command;
    }

    private static int Run(PredictSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        var model = ModelInput.Read(settings.Model, shell, messages);
        if (settings.WithProbabilities && model.Schema.Target.ProbabilityNames.IsEmpty)
        {
            throw new UsageException(["--probabilities is for classes and labels, and this model predicts numbers"]);
        }

        FileNames.RequireApart("--report", settings.Far.Report, [settings.Model, settings.Data]);
        using var input = InputFile.Open(settings.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        var reader = input.ReadCsv(settings.Reading with { Expected = [.. model.Schema.Features.Select(feature => feature.Name)] }, messages.Note);
        using var far = new FarRows(settings.Far, model, messages, shell);
        var rows = new TableInput(model.Schema, reader, withTarget: false, settings.IsLenient) { Watch = far.Watch };
        var output = new PredictionOutput(shell.Output);
        PredictionStream.Run(model, rows, settings.Threads, worker => CreateText(settings, model, rows.Header, worker, reader.Dialect, output));
        messages.NoteReading(rows.Tally, rows.Header);
        if (!settings.WritesPlain && model.Schema.Target is NumberTarget { Written: { IsEmpty: false } forms })
        {
            var example = forms.FirstOrDefault(form => form is not null)!.Example;
            messages.Note($"predictions are written as in training, such as {example} (--plain writes plain numbers)");
        }

        Log.Predicted(messages.Logger, output.RowCount);
        if (output.LenientCount > 0)
        {
            messages.Note($"took {NameList.Count(output.LenientCount, "cell")} for missing that are not what their columns need");
        }

        if (output.RowCount > 0 && rows.UnseenFeatures.ToList() is { Count: > 0 } unseen)
        {
            messages.Note($"found in no row, taken for missing: {NameList.Shorten(unseen)}");
        }

        far.Conclude(input.Name, messages);

        return ExitCode.Done;
    }

    private static PredictionText CreateText(
        PredictSettings settings, Model model, Header header, TableReader rows, CsvDialect dialect, PredictionOutput output)
    {
        var text = new MemoryStream();
        var writer = CreateWriter(settings, dialect, text);
        var passed = new PassedColumns(header, settings.Appends ? header.Names : settings.Kept, writer.KeepsRawFields);
        rows.Observer = passed.Keep;
        return new PredictionText(new PredictionWriter(model, settings.WithProbabilities, passed, writer, settings.WritesPlain), text, output);
    }

    /// <summary>Columns that are passed through unchanged keep the input's delimiter: their quotes depend on it.</summary>
    private static RecordWriter CreateWriter(PredictSettings settings, CsvDialect input, Stream stream)
    {
        var passes = settings.Appends || settings.Kept.Length > 0;
        return settings.Format switch
        {
            "jsonl" => new JsonLinesWriter(stream),
            "tsv" => new CsvRecordWriter(stream, (byte)'\t', keepsRawFields: false),
            _ => new CsvRecordWriter(stream, passes ? input.Delimiter : (byte)',', keepsRawFields: input.Names is null),
        };
    }
}
