using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Models;

/// <summary>A model with numbers from logarithms that are right in the mean over the rows that it has learnt from, where there are no others.</summary>
internal static class SmearedModel
{
    private const int PieceRows = 16;

    /// <summary>Measures it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">The rows that it has learnt from.</param>
    /// <param name="options">How it was trained.</param>
    /// <param name="maxRows">Of more than so many, pieces that lie evenly among them.</param>
    public static Model Of(Model model, Table table, TrainingOptions options, int maxRows)
    {
        var predictor = new Predictor(model);
        if (table.RowCount <= maxRows)
        {
            return WithTarget(Sequences.Range(table.RowCount), predictor.Predict(table));
        }

        var starts = Array.ConvertAll(Sequences.Spread(table.RowCount / PieceRows, maxRows / PieceRows), piece => piece * PieceRows);
        var outputs = new Matrix(starts.Length * PieceRows, model.Shape.Outputs);
        for (var piece = 0; piece < starts.Length; piece++)
        {
            predictor.Predict(table, starts[piece], PieceRows).Values.CopyTo(outputs.Values[(piece * PieceRows * outputs.Columns)..]);
        }

        return WithTarget(starts.SelectMany(start => Sequences.Range(PieceRows).Select(row => start + row)), outputs);

        Model WithTarget(int[] rows, Matrix of) =>
            new(model.Schema with { Target = HeldOutJudgement.TargetOf(model.Schema.Target, table, rows, of, options) }, model.Networks, model.Training)
            {
                Temperature = model.Temperature,
                Threshold = model.Threshold,
                Weights = model.Weights,
            };
    }
}
