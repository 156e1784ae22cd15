using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Runs a model on tables. Owns the memory of a pass and uses it again: nothing is allocated once it has seen the largest table.</summary>
internal sealed class Predictor
{
    // The forward pass works on blocks of so many rows: its memory does not grow with the table; nor with a network that is very wide, of which a block has
    // fewer rows, down to a panel.
    private const int MaxBlockRows = 256;
    private const int MaxBlockNumbers = 1 << 23;

    private readonly Model _model;
    private readonly int _blockRows;
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
        _blockRows = (int)Math.Clamp(
            MaxBlockNumbers / NumbersPerRow(model) / PanelMatrix.PanelColumns * PanelMatrix.PanelColumns, PanelMatrix.PanelColumns, MaxBlockRows);
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
        for (var start = 0; start < count; start += _blockRows)
        {
            var rows = Math.Min(_blockRows, count - start);
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

    /// <summary>The numbers that a row takes in the memory of a pass.</summary>
    private static long NumbersPerRow(Model model)
    {
        var (schema, shape) = (model.Schema, model.Shape);
        var numbers = 1 + 2L * schema.NumberCount + 2L * shape.Layers[0].Inputs;
        foreach (var layer in shape.Layers)
        {
            numbers += 2L * layer.Outputs;
        }

        return numbers;
    }

    private InputBatch Encode(Table table, int first, int rows)
    {
        FeatureEncoder.EncodeInputs(_model.Schema, table, first, rows, _numbers, _codes, _texts);
        _panels.CopyFrom(_numbers);
        return new InputBatch(_panels, _codes, _texts.Columns);
    }
}
