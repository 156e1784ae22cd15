using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Runs a model on tables. Owns the memory of a pass and uses it again: nothing is allocated once it has seen the largest table.</summary>
internal sealed class Predictor
{
    // The forward pass works on blocks of this size: its memory does not grow with the table.
    private const int BlockRows = 256;

    private readonly Model _model;
    private readonly LayerOutputs _layers;
    private readonly Matrix _numbers = new(0, 0);
    private readonly CodeMatrix _codes = new();
    private readonly TextRows _texts = new();
    private readonly PanelMatrix _panels = new(0, 0);
    private readonly MeanOutputs _outputs = new();

    /// <summary>Prepares predictions by a model.</summary>
    public Predictor(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _layers = new LayerOutputs(model.Shape);
    }

    /// <summary>Predicts every row of a table.</summary>
    /// <param name="table">Rows with the model's features.</param>
    /// <returns>What the networks put out, [rows, outputs]; the next call overwrites it. Not every number need be finite.</returns>
    public Matrix Predict(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Predict(table, 0, table.RowCount);
    }

    /// <summary>Predicts some rows of a table.</summary>
    /// <param name="table">Rows with the model's features.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <returns>What the networks put out, [<paramref name="count"/>, outputs]; the next call overwrites it. Not every number need be finite.</returns>
    public Matrix Predict(Table table, int first, int count)
    {
        ArgumentNullException.ThrowIfNull(table);
        _outputs.Reset(count, _model.Shape.Outputs);
        for (var start = 0; start < count; start += BlockRows)
        {
            var rows = Math.Min(BlockRows, count - start);
            var inputs = Encode(table, first + start, rows);
            foreach (var network in _model.Networks)
            {
                var outputs = network.Forward(inputs, _layers, (float)(1 / _model.Temperature), _model.LogitOffsets.AsSpan());
                for (var row = 0; row < rows; row++)
                {
                    _outputs.Add(start + row, outputs, row);
                }
            }
        }

        return _outputs.Divide();
    }

    private InputBatch Encode(Table table, int first, int rows)
    {
        FeatureEncoder.EncodeInputs(_model.Schema, table, first, rows, _numbers, _codes, _texts);
        _panels.CopyFrom(_numbers);
        return new InputBatch(_panels, _codes, _texts.Columns);
    }
}
