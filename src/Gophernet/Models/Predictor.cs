using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Neighbours;
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
    private readonly LayerOutputs[] _layers; // of each network; those of one shape share it
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
        var shapes = model.Shapes;
        var layers = Array.ConvertAll(shapes, shape => new LayerOutputs(shape));
        _layers = [.. model.Networks.Select(network => layers[Array.IndexOf(shapes, network.Shape)])];
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
        return Predict(new TableRows(_model.Schema, table), first, count);
    }

    /// <summary>Predicts some rows, wherever they come from.</summary>
    /// <param name="inputs">Rows with the model's features.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <returns>What the networks put out, [<paramref name="count"/>, outputs]; the next call overwrites it. Not every number need be finite.</returns>
    public Matrix Predict<TRows>(TRows inputs, int first, int count)
        where TRows : struct, IInputRows
    {
        _outputs.Reset(count, _model.Shape.Outputs);
        for (var start = 0; start < count; start += _blockRows)
        {
            var rows = Math.Min(_blockRows, count - start);
            inputs.CopyTo(first + start, rows, _numbers, _codes, _texts);
            _panels.CopyFrom(_numbers);
            Predict(new InputBatch(_panels, _codes, _texts.Columns), start, rows);
        }

        return _outputs.Divide();
    }

    /// <summary>The numbers that a row takes in the memory of a pass.</summary>
    private static long NumbersPerRow(Model model)
    {
        var largest = 0L;
        foreach (var shape in model.Shapes)
        {
            var numbers = 1 + 2L * model.Schema.NumberCount + 2L * shape.Layers[0].Inputs;
            numbers += shape.IsComparing ? NeighbourRows.BlockRows + 4L * shape.Outputs : 0;
            foreach (var layer in shape.Layers)
            {
                numbers += 2L * layer.Outputs;
            }

            largest = Math.Max(largest, numbers);
        }

        return largest;
    }

    private void Predict(InputBatch inputs, int start, int rows)
    {
        for (var network = 0; network < _layers.Length; network++)
        {
            var outputs = _model.Networks[network].Forward(inputs, _layers[network], (float)(1 / _model.Temperature), _model.LogitOffsets.AsSpan());
            var weight = _model.Weights.IsEmpty ? 1 : _model.Weights[network];
            for (var row = 0; row < rows; row++)
            {
                _outputs.Add(start + row, outputs, row, weight);
            }
        }
    }
}
