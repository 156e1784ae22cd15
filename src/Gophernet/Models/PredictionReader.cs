using Gophernet.Evaluation;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Predicts rows as they are read, one after the other. Memory does not grow with the input, and nothing is allocated for a row.</summary>
public sealed class PredictionReader : IDisposable
{
    private readonly OpenSource _source;
    private readonly PredictedRows? _rows; // null where there are none
    private int _next;
    private bool _isDisposed;

    internal PredictionReader(Model model, DataSource data)
    {
        _source = data.Open(streams: true);
        if (data.IsEmpty)
        {
            return;
        }

        try
        {
            _rows = new PredictedRows(model, new TableReader(new TableInput(model.Schema, _source.Reader, withTarget: false)));
        }
        catch
        {
            _source.Dispose();
            throw;
        }
    }

    /// <summary>What is predicted for the row, until the next <see cref="MoveNext"/>.</summary>
    /// <exception cref="InvalidOperationException"><see cref="MoveNext"/> was not called yet.</exception>
    public PredictionView Current => _next > 0
        ? _rows!.Predictions[_next - 1]
        : throw new InvalidOperationException("There is no row yet: call MoveNext first.");

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last row.</returns>
    /// <exception cref="GophernetException">The row has a fault, or its prediction is not a finite number.</exception>
    /// <exception cref="IOException">The data cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public bool MoveNext()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_rows is null)
        {
            return false;
        }

        while (_next >= _rows.Predictions.Count)
        {
            if (_rows.Fault is { } fault)
            {
                throw fault;
            }

            if (!_rows.MoveNext())
            {
                return false;
            }

            _next = 0;
        }

        _next++;
        return true;
    }

    /// <summary>Closes what was opened for reading.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _source.Dispose();
    }
}
