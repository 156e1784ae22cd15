using System.Text;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Explanation;
using Gophernet.Models;
using Gophernet.Tables;

namespace Gophernet.Cli.Commands;

/// <summary><c>gophernet explain</c>: what a model looks at.</summary>
internal static class ExplainCommand
{
    public const string Name = "explain";

    private const int BackgroundRows = 100;
    private const int MinBackgroundRows = 10;

    public static ExampledCommand Create(Shell shell, VerbosityOptions verbosity)
    {
        var command = new ExampledCommand(
            Name,
            "Shows which columns a model needs, and what they add to predictions",
            "gophernet explain iris.safetensors iris.test.csv",
            "gophernet explain iris.safetensors iris.test.csv --rows --csv > explained.csv",
            "gophernet explain iris.safetensors iris.test.csv --effect petal_length");
        var options = new ExplainOptions(verbosity);
        options.AddTo(command);
        command.RunWith(options.Read, settings => Run(settings, shell));
        return command;
    }

    private static int Run(ExplainSettings settings, Shell shell)
    {
        using var messages = new Messages(settings.Verbosity, shell);
        FileNames.RequireApart(
            shell, [settings.Model, settings.Data, .. settings.Background is { } file ? (string[])[file] : []], ("--output", settings.Output));
        var model = ModelInput.Read(settings.Model, shell, messages, "explain", settings.Data);
        RequireKnown(settings, model);
        using var output = OutputFile.Create(settings.Output, shell);
        var background = settings.ExplainsRows ? ReadBackground(settings, model, shell, messages) : null;
        if (background is not null && settings is { Format: ExplainSettings.Csv, JoinsColumns: false })
        {
            StreamRows(settings, model, background, output, shell, messages);
            output.Commit();
            return ExitCode.Done;
        }

        IExplanationReport report = settings.ExplainsRows ? ExplainRows(settings, model, background, shell, messages)
            : settings.Effects.IsEmpty ? Measure(settings, model, shell, messages)
            : ShowEffects(settings, model, shell, messages);
        messages.EndProgress();
        output.Write(stream =>
        {
            switch (settings.Format)
            {
                case ExplainSettings.Json:
                    report.WriteJson(stream, messages.Remarks);
                    break;
                case ExplainSettings.Csv:
                    report.WriteCsv(RecordWriter.Create("csv", stream));
                    break;
                default:
                    stream.Write(Encoding.UTF8.GetBytes(report.ToText(settings.Output == "-" ? HelpText.WidthOfTerminal() : HelpText.WidthWithoutTerminal)));
                    break;
            }
        });
        output.Commit();
        return ExitCode.Done;
    }

    /// <exception cref="UsageException">A name is none of the model's.</exception>
    private static void RequireKnown(ExplainSettings settings, Model model)
    {
        if (settings.Metric is { } metric && !RowMetric.NamesFor(model).Contains(metric))
        {
            throw new UsageException([$"--metric: those of this model are {NameList.All(RowMetric.NamesFor(model))}, found \"{metric}\""]);
        }

        if (settings.Class is { } name && !model.Schema.Target.ProbabilityNames.Contains(name))
        {
            throw new UsageException([model.Classes.Count == 0 ? "--class is for classes, and this model predicts numbers"
                : $"--class: those of this model are {NameList.Shorten(model.Classes)}, found \"{name}\""]);
        }

        foreach (var column in settings.Effects)
        {
            var feature = model.Schema.Features.FirstOrDefault(feature => feature.Name == column)
                ?? throw new UsageException([$"--effect: the model has no column \"{column}\""
                    + (NearestName.Find(column, model.Features) is { } near ? $", did you mean {near}?" : $"; it has {NameList.Shorten(model.Features)}")]);
            if (feature.IsText)
            {
                throw new UsageException([$"--effect: column \"{column}\" has texts, which cannot be put in a row; inspect shows its strongest words"]);
            }
        }
    }

    private static ImportanceReport Measure(ExplainSettings settings, Model model, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(settings.Data, shell);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var rows = LabelledRows.Read(model, reader, settings.MaxRows, settings.Seed, settings.Threads);
        messages.NoteReading(reader.Tally);
        NoteDrawn(rows.Table.RowCount, rows.ReadCount, messages);
        if (rows.UnknownCount > 0)
        {
            messages.Note($"{NameList.Count(rows.UnknownCount, "row")} of classes that the model does not know left out");
        }

        var importance = PermutationImportance.Of(
            model, rows.Table, rows.Groups, new ImportanceOptions(settings.Metric, settings.Repeats, settings.JoinsColumns, settings.Seed, settings.Threads),
            new CountedProgress(messages, model.Features.Count, "columns"));
        return new ImportanceReport(model, rows.Table.RowCount, rows.ReadCount, importance);
    }

    private static EffectReport ShowEffects(ExplainSettings settings, Model model, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(settings.Data, shell);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var all = DrawnTable.Read(model, reader, withTarget: false, settings.MaxRows, settings.Threads);
        messages.NoteReading(reader.Tally);
        ModelTable.RequireRows(all.Table);
        var table = all.Table.RowCount <= settings.MaxRows ? all.Table
            : all.Table.Take(RowSample.Of(all.Table.RowCount, settings.MaxRows, settings.Seed));
        NoteDrawn(table.RowCount, all.RowCount, messages);
        var features = settings.Effects.Distinct().Select(column => model.Schema.FeatureNames.IndexOf(column));
        var grids = features.Select(feature => ColumnEffect.GridOf(model.Schema.Features[feature], table.Feature(feature).ToArray()));
        var rows = new ExplainedRows(model, table, settings.Threads);
        var outputs = settings.Class is { } name
            ? [new ExplainedOutput(name, model.Schema.Target.OutputNames.IndexOf(name))] : ExplainedOutput.All(model);
        var effects = features.Select((feature, i) => ColumnEffect.Of(rows, feature, grids[i], outputs, settings.Threads));
        return new EffectReport(model, table.RowCount, all.RowCount, effects);
    }

    /// <summary>The rows that those which are explained are compared with; null where these are drawn of them.</summary>
    private static Table? ReadBackground(ExplainSettings settings, Model model, Shell shell, Messages messages) =>
        settings.Background is { } path ? ReadInputs(path, settings, model, shell, messages, BackgroundRows)
        : model.Record?.Background is { } kept ? ModelTable.ReadInputs(model.Schema, kept.Open(model.Schema), settings.Threads)
        : null;

    /// <summary>Explains rows part by part, and writes each before the next is read: memory does not grow with their number.</summary>
    private static void StreamRows(ExplainSettings settings, Model model, Table background, OutputFile output, Shell shell, Messages messages)
    {
        const int PartRows = 4096;
        using var input = InputFile.Open(settings.Data, shell);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var count = 0;
        ModelTable.ReadInputs(model.Schema, reader, settings.Threads, PartRows, part =>
        {
            var report = Explain(settings, model, part, background, count, new RowProgress(messages, count));
            output.Write(stream =>
            {
                var writer = RecordWriter.Create("csv", stream);
                if (count == 0)
                {
                    report.WriteHeader(writer);
                }

                report.WriteRows(writer);
            });
            count += part.RowCount;
        });
        messages.NoteReading(reader.Tally);
        messages.EndProgress();
    }

    private static ExplanationReport ExplainRows(ExplainSettings settings, Model model, Table? others, Shell shell, Messages messages)
    {
        var table = ReadInputs(settings.Data, settings, model, shell, messages);
        if (others is null && table.RowCount < MinBackgroundRows)
        {
            throw new GophernetException(
                new Place(table.Source), $"found {NameList.Count(table.RowCount, "row")}: too few to compare predictions with each other",
                "Name rows to compare with, such as those of training.")
            {
                Settings = [new("background")],
            };
        }

        return Explain(settings, model, table, others, 0, new CountedProgress(messages, table.RowCount, "rows"));
    }

    /// <param name="settings">How.</param>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows.</param>
    /// <param name="others">Those that they are compared with; null where these are drawn of them.</param>
    /// <param name="rowsBefore">The rows of earlier parts.</param>
    /// <param name="progress">Told how many are done.</param>
    private static ExplanationReport Explain(
        ExplainSettings settings, Model model, Table table, Table? others, int rowsBefore, IProgress<int> progress)
    {
        var (count, drawn) = (table.RowCount, RowSample.Of((others ?? table).RowCount, BackgroundRows, settings.Seed));
        table = others is null ? table : table.Then(model.Schema, others.Take(drawn));

        var background = others is null ? drawn : Array.ConvertAll(Sequences.Range(drawn.Length), i => count + i);
        var options = new ShapleyOptions(settings.Samples, settings.Class is { } name ? model.Schema.Target.OutputNames.IndexOf(name) : null,
            settings.Seed, settings.Threads) { RowsBefore = rowsBefore };
        var groups = settings.JoinsColumns ? ColumnGroup.Find(model.Schema, table, settings.Seed, settings.Threads) : [];
        var players = ColumnGroup.Units(groups, model.Features.Count);
        var values = ShownValues.Of(model.Schema, table);
        var explanations = ShapleyValues.Of(
            new ExplainedRows(model, table, settings.Threads), count, background, players, options, progress);
        return new ExplanationReport(model, table, background.Length, players, explanations, values);
    }

    /// <summary>Reads rows: all, or an even part of many where no more than some are asked for.</summary>
    private static Table ReadInputs(string path, ExplainSettings settings, Model model, Shell shell, Messages messages, int most = int.MaxValue)
    {
        using var input = InputFile.Open(path, shell);
        var reader = input.ReadCsv(settings.Reading, messages.Note);
        var rows = DrawnTable.Read(model, reader, withTarget: false, most, settings.Threads);
        messages.NoteReading(reader.Tally);
        ModelTable.RequireRows(rows.Table);
        return rows.Table;
    }

    private static void NoteDrawn(int drawn, int rows, Messages messages)
    {
        if (drawn < rows)
        {
            messages.Note($"measured on {NameList.Count(drawn, "row")}, drawn from {rows} (--max-rows)");
        }
    }

    /// <summary>Says how many rows are done, where nobody knows how many there are.</summary>
    private sealed class RowProgress(Messages messages, int rowsBefore) : IProgress<int>
    {
        public void Report(int value) => messages.Progress(NameList.Count(rowsBefore + value, "row"));
    }
}
