using Gophernet.Networks;
using Gophernet.Numerics;
using Gophernet.Tables;

namespace Gophernet.Models;

/// <summary>Runs a model on tables. Owns the memory of a pass and uses it again: nothing is allocated once it has seen the largest table.</summary>
public sealed class Predictor
{
    // The forward pass works on blocks of this size: its memory does not grow with the table.
    private const int BlockRows = 256;

    private readonly Model _model;
    private readonly LayerOutputs _layers;
    private readonly Matrix _numbers = new(0, 0);
    private readonly CodeMatrix _codes = new();
    private readonly PanelMatrix _panels = new(0, 0);
    private readonly Matrix _outputs = new(0, 0);

    /// <summary>Prepares predictions by a model.</summary>
    public Predictor(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _layers = new LayerOutputs(model.Shape);
    }

    /// <summary>Predicts every row of a table.</summary>
    /// <param name="table">Rows with the model's features.</param>
    /// <returns>What the network puts out, [rows, outputs]; the next call overwrites it. See <see cref="RequireFinite"/>.</returns>
    public Matrix Predict(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Predict(table, 0, table.RowCount);
    }

    /// <summary>Predicts some rows of a table.</summary>
    /// <param name="table">Rows with the model's features.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">The number of rows.</param>
    /// <returns>What the network puts out, [<paramref name="count"/>, outputs]; the next call overwrites it.</returns>
    public Matrix Predict(Table table, int first, int count)
    {
        ArgumentNullException.ThrowIfNull(table);
        _outputs.Resize(count, _model.Shape.Outputs);
        for (var start = 0; start < count; start += BlockRows)
        {
            PredictBlock(table, first + start, Math.Min(BlockRows, count - start), start);
        }

        return _outputs;
    }

    /// <summary>Checks the prediction of one row, for a caller that has dealt with the rows before it.</summary>
    /// <exception cref="GophernetException">An output is not a finite number: the row's values are far from all that the network has seen.</exception>
    public static void RequireFinite(Table table, int row, ReadOnlySpan<float> outputs)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (var output in outputs)
        {
            if (!float.IsFinite(output))
            {
                throw new GophernetException(table.PlaceOf(row), "the prediction of this row is not a finite number",
                    "Look for values that are far beyond those of the training rows.");
            }
        }
    }

    private void PredictBlock(Table table, int start, int rows, int firstOutput)
    {
        FeatureEncoder.EncodeInputs(_model.Schema, table, start, rows, _numbers, _codes);
        _panels.CopyFrom(_numbers);
        var inputs = new InputBatch(_panels, _codes);
        for (var network = 0; network < _model.Networks.Length; network++)
        {
            Add(_model.Networks[network].Forward(inputs, _layers, (float)(1 / _model.Temperature)), rows, firstOutput, isFirst: network == 0);
        }

        if (_model.Networks.Length > 1)
        {
            Average(_outputs.Values.Slice(firstOutput * _outputs.Columns, rows * _outputs.Columns));
        }
    }

    private void Add(PanelMatrix outputs, int rows, int firstOutput, bool isFirst)
    {
        for (var row = 0; row < rows; row++)
        {
            var destination = _outputs.Row(firstOutput + row);
            for (var neuron = 0; neuron < outputs.Rows; neuron++)
            {
                destination[neuron] = isFirst ? outputs[neuron, row] : destination[neuron] + outputs[neuron, row];
            }
        }
    }

    private void Average(Span<float> sums)
    {
        foreach (ref var sum in sums)
        {
            sum /= _model.Networks.Length;
        }
    }
}
