using Gophernet.Networks;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;
using Gophernet.Tables;
using Gophernet.Training;

namespace Gophernet.Tests.Networks;

/// <summary>Rows with 0/1 inputs, as the oracle takes them, as the product takes them: numbers and codes.</summary>
internal static class DenseInputs
{
    /// <summary>Numbers and codes of rows.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="inputs">[rows, inputs], each category an input of 0 or 1.</param>
    public static EncodedRows Encode(NetworkShape shape, Matrix inputs)
    {
        var steps = shape.Input?.Steps ?? [new PlainInput(shape.Inputs)];
        var (numbers, codes) = (new Matrix(shape.Numbers, inputs.Rows), new CodeMatrix());
        codes.Resize(shape.CodeColumns, inputs.Rows);
        for (var row = 0; row < inputs.Rows; row++)
        {
            var (input, number, code) = (0, 0, 0);
            foreach (var step in steps)
            {
                var values = inputs.Row(row).Slice(input, step.Inputs);
                if (step.CodeColumns > 0)
                {
                    codes.Column(code++)[row] = values.IndexOf(1);
                }

                for (var i = 0; i < step.Numbers; i++)
                {
                    numbers[number++, row] = values[i];
                }

                input += step.Inputs;
            }
        }

        var encoded = new EncodedRows(inputs.Rows, shape.Numbers, [.. steps.Where(step => step.CodeColumns > 0).Select(step => step.Inputs)]);
        encoded.Set(0, numbers, codes);
        return encoded;
    }

    /// <summary>All rows as a batch.</summary>
    public static Batch Batch(NetworkShape shape, Matrix inputs, Matrix targets, float[]? weights = null)
    {
        var rows = new TrainingRows(Encode(shape, inputs), targets, weights);
        var batch = new Batch();
        rows.Gather(rows.Indexes, batch);
        return batch;
    }

    /// <summary>What a network puts out for one row.</summary>
    public static PanelMatrix Forward(Network network, params float[] row) =>
        network.Forward(Batch(network.Shape, new Matrix(1, row.Length, row), new Matrix(1, network.Shape.Outputs)).Inputs, new LayerOutputs(network.Shape));

    /// <summary>What a network of numbers alone puts out.</summary>
    public static PanelMatrix Forward(this Network network, PanelMatrix numbers, LayerOutputs layers, float inverseTemperature = 1) =>
        network.Forward(new InputBatch(numbers), layers, inverseTemperature);
}
