using Gophernet.Models;
using Gophernet.Tables;
using Gophernet.Threading;

namespace Gophernet.Cli.Output;

/// <summary>Reads blocks of rows, predicts them and formats the predictions, beside other workers; what they write comes out in the order of the input.</summary>
internal sealed class PredictionWorker : OrderedWorker
{
    private readonly TableReader _rows;
    private readonly Predictor _predictor;
    private readonly PredictionWriter _predictions;
    private readonly MemoryStream _text;
    private readonly PredictionOutput _output;
    private GophernetException? _fault;

    /// <summary>Creates a worker.</summary>
    /// <param name="rows">The input.</param>
    /// <param name="predictor">For this worker alone.</param>
    /// <param name="predictions">For this worker alone; it writes to <paramref name="text"/>.</param>
    /// <param name="text">The worker's own text.</param>
    /// <param name="output">Where all workers hand in their text.</param>
    public PredictionWorker(TableReader rows, Predictor predictor, PredictionWriter predictions, MemoryStream text, PredictionOutput output)
    {
        (_rows, _predictor, _predictions, _text, _output) = (rows, predictor, predictions, text, output);
        output.WriteHeader(text);
    }

    public override bool IsLarge => _rows.IsLarge;

    public override bool Take() => _rows.Take();

    public override void Process()
    {
        _rows.Read();
        _fault = _rows.Fault;
        try
        {
            _predictions.Write(_rows.Table, _predictor.Predict(_rows.Table));
        }
        catch (GophernetException e)
        {
            _fault = e; // of a row before the one that could not be read
        }
    }

    public override void Commit()
    {
        _output.Write(_text, _rows.Table.RowCount, _rows.LenientCount);
        if (_fault is not null)
        {
            throw _fault;
        }
    }
}
