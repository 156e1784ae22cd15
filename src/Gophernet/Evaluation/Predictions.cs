using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Tables.Targets;

namespace Gophernet.Evaluation;

/// <summary>
/// The predictions for a block of rows, up to the first that is not finite. The one place where outputs become predictions: each is a view by
/// <see cref="this"/>, and nothing is allocated.
/// </summary>
/// <param name="target">What is predicted.</param>
/// <param name="decision">How a class is decided.</param>
internal sealed class Predictions(Target target, ClassDecision decision)
{
    private Matrix _outputs = new(0, 0);

    /// <summary>The number of rows that have a prediction.</summary>
    public int Count { get; private set; }

    /// <summary>The outputs of those rows, one row after the other, [<see cref="Count"/>, outputs].</summary>
    public ReadOnlySpan<float> Outputs => _outputs.Values[..(Count * _outputs.Columns)];

    /// <summary>What is wrong with the row after those, or null.</summary>
    public GophernetException? Fault { get; private set; }

    /// <summary>What is predicted for a row of the block.</summary>
    public PredictionView this[int row] => new(target, decision, _outputs.Row(row));

    /// <summary>Replaces the predictions by those of neighbouring rows.</summary>
    /// <param name="table">The table that the rows are in.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="outputs">What the networks put out for them, [rows, outputs]. It is kept, not copied, and quantiles are put in order.</param>
    public void Set(Table table, int first, Matrix outputs)
    {
        Set(outputs);
        Fault = Count == outputs.Rows ? null : FaultAt(table.PlaceOf(first + Count));
    }

    /// <summary>Replaces the predictions by those of some rows.</summary>
    /// <param name="table">The table that the rows are in.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="outputs">What the networks put out for them, [rows, outputs]. It is kept, not copied, and quantiles are put in order.</param>
    public void Set(Table table, ReadOnlySpan<int> rows, Matrix outputs)
    {
        Set(outputs);
        Fault = Count == outputs.Rows ? null : FaultAt(table.PlaceOf(rows[Count]));
    }

    private void Set(Matrix outputs)
    {
        var values = outputs.Values;
        var finite = 0;
        while (finite < values.Length && float.IsFinite(values[finite]))
        {
            finite++;
        }

        for (var row = 0; row < outputs.Rows && target is NumberTarget { Quantiles.IsEmpty: false } numbers; row++)
        {
            numbers.Rearrange(outputs.Row(row)); // a row that is not finite is not shown
        }

        (_outputs, Count) = (outputs, finite == values.Length ? outputs.Rows : finite / outputs.Columns);
    }

    private static GophernetException FaultAt(Place place) => new(
        place, "the prediction of this row is not a finite number", "Look for values that are far beyond those of the training rows.");
}
