using Gophernet.Evaluation;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Rows with their predictions, block by block, on one thread. Nothing is allocated once the largest block has come.</summary>
/// <param name="model">The model.</param>
/// <param name="rows">The rows.</param>
/// <param name="predictor">The model's, which nobody else uses meanwhile; null for one of its own.</param>
internal sealed class PredictedRows(Model model, RowBlocks rows, Predictor? predictor = null)
{
    private readonly Predictor _predictor = predictor ?? new(model);

    /// <summary>The table that the rows are in.</summary>
    public Table Table => rows.Table;

    /// <summary>The first row of the block.</summary>
    public int First => rows.First;

    /// <summary>The predictions of the block, up to the first row with a fault.</summary>
    public Predictions Predictions { get; } = new(model.Schema.Target, model.Decision);

    /// <summary>What is wrong with the row after those, or null.</summary>
    public GophernetException? Fault => Predictions.Fault ?? rows.Fault; // a row without a prediction comes before one that cannot be read

    /// <summary>The rows of the block that have a fault and are kept all the same, in their order: what is predicted for them says nothing.</summary>
    public IReadOnlyList<(int Row, GophernetException Fault)> FaultyRows => rows.FaultyRows;

    /// <summary>The cells of the block that were taken for missing ones because of their fault.</summary>
    public int LenientCount => rows.LenientCount;

    /// <summary>The rows of the block that were left out because they have no target.</summary>
    public int LeftOutCount => rows.LeftOutCount;

    /// <summary>What is wrong with the first target of the block that the model could not have predicted, or null.</summary>
    public GophernetException? UnknownTarget => rows.UnknownTarget;

    /// <summary>Takes and reads the next block and predicts its rows.</summary>
    /// <returns>False where there are no more rows.</returns>
    public bool MoveNext()
    {
        if (!rows.Take())
        {
            return false;
        }

        rows.Read();
        Predict();
        return true;
    }

    /// <summary>Predicts the rows of the block that was read.</summary>
    public void Predict()
    {
        var outputs = _predictor.Predict(rows.Table, rows.First, rows.Count);
        Predictions.Set(rows.Table, rows.First, outputs);
        while (rows.KeepsFaults && Predictions.Fault is { } fault)
        {
            KeepFault(Predictions.Count, fault);
            outputs.Row(Predictions.Count).Clear();
            Predictions.Set(rows.Table, rows.First, outputs);
        }
    }

    private void KeepFault(int row, GophernetException fault)
    {
        var faulty = rows.FaultyRows;
        var place = faulty.FindIndex(other => other.Row >= row);
        if (place < 0 || faulty[place].Row > row)
        {
            faulty.Insert(place < 0 ? faulty.Count : place, (row, fault));
        }
    }
}
