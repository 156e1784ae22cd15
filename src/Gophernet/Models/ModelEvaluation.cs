using Gophernet.Csv;
using Gophernet.Evaluation;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Judges a model on labelled rows.</summary>
public static class ModelEvaluation
{
    /// <summary>Predicts every row of an input and counts right and wrong. Memory does not grow with the input.</summary>
    /// <exception cref="GophernetException">A column is missing, a row has a fault, or there are no rows.</exception>
    public static ConfusionMatrix Run(Model model, CsvReader reader)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reader);
        var rows = TableReader.OpenLabelled(model.Schema, reader);
        var predictor = new Predictor(model);
        var confusion = new ConfusionMatrix(model.Schema.Classes.Length);
        while (rows.ReadBatch())
        {
            Count(predictor, rows.Table, confusion);
        }

        return confusion.Total > 0 ? confusion : throw new GophernetException(
            new Place(reader.SourceName), "found a header and no rows", "Give rows with their classes to evaluate the model on.");
    }

    /// <summary>Judges a model on a table that is in memory, such as its training rows.</summary>
    public static ConfusionMatrix Run(Model model, Table table)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(table);
        var confusion = new ConfusionMatrix(model.Schema.Classes.Length);
        Count(new Predictor(model), table, confusion);
        return confusion;
    }

    private static void Count(Predictor predictor, Table table, ConfusionMatrix confusion)
    {
        var outputs = predictor.Predict(table);
        for (var row = 0; row < table.RowCount; row++)
        {
            Predictor.RequireFinite(table, row, outputs.Row(row));
            confusion.Add(table.ClassCodes[row], Classification.Decide(outputs.Row(row)));
        }
    }
}
