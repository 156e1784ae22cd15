using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Models;

/// <summary>Predicts blocks of an input whose targets are known, beside other workers, and hands on predictions and targets in its order.</summary>
internal sealed class EvaluationWorker(Model model, TableInput input, CollectedPredictions collected) : OrderedWorker
{
    private readonly TableReader _rows = new(input);
    private readonly Predictor _predictor = new(model);
    private Matrix _outputs = new(0, 0);

    public override bool IsLarge => _rows.IsLarge;

    public override bool Take() => _rows.Take();

    public override void Process()
    {
        _rows.Read();
        _outputs = _predictor.Predict(_rows.Table);
    }

    public override void Commit()
    {
        collected.Add(_rows.Table, 0, _outputs, _rows.LeftOutCount);
        if (_rows.Fault is not null)
        {
            throw _rows.Fault;
        }
    }
}
