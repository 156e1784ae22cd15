using System.Globalization;
using Gophernet.Cli.Output;
using Gophernet.Cli.Settings;
using Gophernet.Cli.Streams;
using Gophernet.Csv;
using Gophernet.Models;
using Gophernet.Models.Export.Reduction;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Cli.Commands;

/// <summary>Finds out what smaller weights change, before they are written.</summary>
internal static class WeightChange
{
    private const int MaxRows = 10_000;

    /// <summary>Predicts rows with the weights as they are and as they will be, and says how far apart the predictions are.</summary>
    /// <exception cref="GophernetException">There are no rows to measure on, or predictions change more than they may.</exception>
    public static MeasuredChange Measure(Model model, WeightForm form, ExportSettings settings, Shell shell, Messages messages)
    {
        var table = settings.Data is { } data ? Read(data, model, shell, messages) : SyntheticRows.Of(model) ?? throw new GophernetException(
            "what smaller weights change cannot be measured on rows like those of training, which the model's record does not describe",
            "Name a table to measure it on.")
        {
            Settings = [new("data")],
        };
        var change = new MeasuredChange(form, ReductionLoss.Of(model, ReducedModel.Of(model, form), table), model.Task, settings.Data is null);
        if (double.IsInfinity(change.Loss.Share))
        {
            throw new GophernetException(
                "what smaller weights change cannot be measured: the model predicts the same number for all rows", "Measure on rows that differ.")
            {
                Settings = [new("data")],
            };
        }

        if (!(change.Loss.Share <= settings.MaxChange))
        {
            var other = form is Int8Form ? "take --float16" : "export the weights as they are";
            throw new GophernetException(
                $"{change.Words}: more than {MeasuredChange.Percent(settings.MaxChange)}",
                change.AreDrawn ? $"Measure on rows of your own (--data), {other}, or allow more." : $"Either {other}, or allow more.")
            {
                Settings = [new("max-change")],
            };
        }

        messages.Say(change.Words);
        return change;
    }

    private static Table Read(string data, Model model, Shell shell, Messages messages)
    {
        using var input = InputFile.Open(data, shell);
        var reader = input.ReadCsv(new CsvOptions(), messages.Note);
        var table = ModelTable.ReadInputs(model.Schema, reader, ThreadCount.Default);
        messages.NoteReading(reader.Tally);
        if (table.RowCount <= MaxRows)
        {
            return table;
        }

        messages.Note($"measured on {NameList.Count(MaxRows, "row")}, drawn from {table.RowCount.ToString(CultureInfo.InvariantCulture)}");
        return table.Take(RowSample.Of(table.RowCount, MaxRows, seed: 1));
    }
}
