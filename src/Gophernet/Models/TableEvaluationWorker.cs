using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>Predicts parts of a table that is in memory, beside other workers, and hands on predictions and targets in its order.</summary>
/// <param name="model">The model.</param>
/// <param name="table">Rows with targets.</param>
/// <param name="nextPart">Gives the next part of <see cref="Rows"/> rows, counted from 0.</param>
/// <param name="collected">Receives predictions and targets.</param>
internal sealed class TableEvaluationWorker(Model model, Table table, Func<int> nextPart, CollectedPredictions collected) : OrderedWorker
{
    private const int Rows = 4096;

    private readonly Predictor _predictor = new(model);
    private Matrix _outputs = new(0, 0);
    private int _start;

    public override bool IsLarge => true;

    public override bool Take() => (_start = nextPart() * Rows) < table.RowCount;

    public override void Process() => _outputs = _predictor.Predict(table, _start, Math.Min(Rows, table.RowCount - _start));

    public override void Commit() => collected.Add(table, _start, _outputs, leftOutCount: 0);
}
