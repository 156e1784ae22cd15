using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Models.Export;
using Gophernet.Reports;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet report</c>: all that is known of a model, and of what it does on some rows, as a page.</summary>
internal static class ReportCommand
{
    public const string Name = "report";

    private const int MaxEffects = 12;
    private const int MaxEffectRows = 2_000; // as many as a mean needs: an effect is measured of each of some twenty values

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Writes a page about a model and what it does on rows",
            "gophernet report iris.safetensors iris.test.csv -o iris.html",
            "gophernet report iris.safetensors iris.test.csv --no-rows --json > iris.json");
        var options = new ReportOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => Run(settings, shell));
        return command;
    }

    private static int Run(ReportSettings settings, Shell shell)
    {
        if (!settings.AsJson && settings.Output == "-" && shell.HasDescriptors && !Console.IsOutputRedirected)
        {
            throw new UsageException(["a page is no text for a terminal: name a file, such as -o report.html"]);
        }

        using var messages = new Messages(settings.Verbosity, shell);
        FileNames.RequireApart(shell, [settings.Model, settings.Data], ("--output", settings.Output));
        var model = ModelInput.Read(settings.Model, shell, messages, "report", settings.Data);
        using var output = OutputFile.Create(settings.Output, shell);
        var (module, refusal) = settings.HasForm ? Export(model) : (null, null);
        var document = Measure(settings, model, refusal, shell, messages);
        messages.EndProgress();
        output.Write(stream =>
        {
            using var written = new MemoryStream();
            if (settings.AsJson)
            {
                JsonOutput.Write(written, json => document.Write(json, settings.Seed, messages.Remarks));
                stream.Write(NumberLists.OnOneLine(written.ToArray()));
            }
            else
            {
                JsonOutput.WriteLine(written, json => document.Write(json, settings.Seed, messages.Remarks));
                ReportPage.Write(stream, written.ToArray(), module is null ? null : script => script.Write(module));
            }
        });
        output.Commit();
        return ExitCode.Done;
    }

    /// <summary>The model as a script, or why it cannot be one.</summary>
    private static (byte[]? Module, string? Refusal) Export(Model model)
    {
        try
        {
            using var module = new MemoryStream();
            new JavaScriptFormat().Write(model, new ExportOptions("model"), module);
            return (module.ToArray(), null);
        }
        catch (GophernetException e)
        {
            return (null, e.Message);
        }
    }

    private static ReportDocument Measure(ReportSettings settings, Model model, string? refusal, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(settings.Data, shell);
        Log.Reading(messages.Logger, input.Name);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var rows = ReportRows.Read(model, reader, settings.Threads, settings.ShowsRows);
        messages.NoteReading(reader.Tally);
        if (settings.ShowsRows)
        {
            FarReport.Write(rows.Far, input.Name, messages); // it names cells
        }

        ScoreNotes.WriteUndefined(rows.Evaluation, messages);
        var metric = rows.UsualMetric;
        var labelled = LabelledRows.Of(model, rows.Table, rows.Groups, settings.MaxRows, settings.Seed);
        if (labelled.Table.RowCount < labelled.ReadCount)
        {
            messages.Note($"importance measured on {NameList.Count(labelled.Table.RowCount, "row")}, drawn from {labelled.ReadCount} (--max-rows)");
        }

        // Those of effects are taken before importance encodes the table.
        var few = labelled.Table.Take(RowSample.Of(labelled.Table.RowCount, MaxEffectRows, settings.Seed));
        var importance = PermutationImportance.Of(
            model, labelled.Table, labelled.Groups, new ImportanceOptions(metric, settings.Repeats, settings.JoinsColumns, settings.Seed, settings.Threads),
            new CountedProgress(messages, model.Features.Count, "columns"));
        return new ReportDocument(
            settings.Model, settings.Data == "-" ? input.Name : settings.Data, rows,
            new ImportanceReport(model, labelled.Table.RowCount, labelled.ReadCount, importance),
            MeasureEffects(settings, rows, few, importance, messages),
            settings.ShowsRows ? new WorstRowsReport(rows, RowMetric.Of(rows.RowLoss, model, rows.Table)) : null,
            settings.HasForm ? new ReportForm(rows, refusal) : null);
    }

    /// <summary>The effects of the columns that the model needs most, those of texts left out.</summary>
    private static EffectReport MeasureEffects(
        ReportSettings settings, ReportRows rows, Table table, PermutationImportance importance, Messages messages)
    {
        var model = rows.Model;
        var columns = importance.Columns.Where(column => column.Loss.Mean > 0).SelectMany(column => column.Columns)
            .Where(column => !model.Schema.Features[column].IsText).Take(MaxEffects);
        var grids = columns.Select(column => ColumnEffect.GridOf(model.Schema.Features[column], table.Feature(column).ToArray()));
        var (explained, outputs) = (new ExplainedRows(model, table, settings.Threads), rows.ShownOutputs());
        var progress = new CountedProgress(messages, columns.Length, "effects");
        return new EffectReport(model, table.RowCount, rows.Table.RowCount, columns.Select((column, i) =>
        {
            progress.Report(i);
            return ColumnEffect.Of(explained, column, grids[i], outputs, settings.Threads);
        }));
    }
}
