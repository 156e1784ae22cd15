using Gophernet.Evaluation;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>What came of one part of a cross-validation.</summary>
/// <param name="Repeat">The repeat, counted from 0.</param>
/// <param name="Fold">The part of that repeat, counted from 0.</param>
/// <param name="Rows">The rows that judge, in order.</param>
/// <param name="LearntCount">The rows that the model has learnt from.</param>
/// <param name="Schema">What the model has found in these.</param>
/// <param name="Outputs">What it gives for the rows that judge, [rows, outputs].</param>
/// <param name="Decision">How it decides for a class.</param>
/// <param name="Evaluation">How good it is.</param>
internal sealed record JudgedFold(
    int Repeat, int Fold, int[] Rows, int LearntCount, Schema Schema, Matrix Outputs, ClassDecision Decision, ModelEvaluation Evaluation)
{
    /// <summary>How many rows judge, where these are not kept too.</summary>
    public int RowCount { get; init; } = Rows.Length;

    /// <summary>What is predicted for a row that judges.</summary>
    /// <param name="index">Its place among them.</param>
    public PredictionView this[int index] => new(Schema.Target, Decision, Outputs.Row(index));
}
