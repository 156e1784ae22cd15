using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Tests.Oracle;

/// <summary>Between the product's layout (float, weights [outputs, inputs], a batch [neurons, rows]) and the oracle's.</summary>
internal static class Conversion
{
    /// <summary>An oracle with the same parameters; a float is a double without rounding.</summary>
    public static OracleNetwork ToOracle(Parameters parameters)
    {
        var layers = new OracleLayer[parameters.Shape.Layers.Length];
        for (var layer = 0; layer < layers.Length; layer++)
        {
            var shape = parameters.Shape.Layers[layer];
            layers[layer] = new OracleLayer(new double[shape.Inputs, shape.Outputs], new double[shape.Outputs], shape.Activation);
            for (var j = 0; j < shape.Outputs; j++)
            {
                layers[layer].Biases[j] = parameters.Biases(layer)[j, 0];
                for (var i = 0; i < shape.Inputs; i++)
                {
                    layers[layer].Weights[i, j] = parameters.Weights(layer)[j, i];
                }
            }
        }

        return new OracleNetwork(layers);
    }

    /// <summary>The product's parameters from the oracle's, each rounded once.</summary>
    public static Parameters ToParameters(OracleNetwork oracle)
    {
        var layers = oracle.Layers.Select(layer => new LayerShape(layer.Inputs, layer.Outputs, layer.Activation));
        var parameters = new Parameters(new NetworkShape([.. layers]));
        var values = Flatten(oracle.Layers);
        for (var i = 0; i < values.Length; i++)
        {
            parameters.Values[i] = (float)values[i];
        }

        return parameters;
    }

    /// <summary>The oracle's numbers in the order of <see cref="Parameters.Values"/>.</summary>
    public static double[] Flatten(IEnumerable<OracleLayer> layers)
    {
        var values = new List<double>();
        foreach (var layer in layers)
        {
            for (var j = 0; j < layer.Outputs; j++)
            {
                for (var i = 0; i < layer.Inputs; i++)
                {
                    values.Add(layer.Weights[i, j]);
                }
            }

            values.AddRange(layer.Biases);
        }

        return [.. values];
    }

    /// <summary>A table as the trainer takes it, [rows, columns], each number rounded once.</summary>
    public static Matrix ToMatrix(double[][] rows)
    {
        var matrix = new Matrix(rows.Length, rows[0].Length);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                matrix[row, column] = (float)rows[row][column];
            }
        }

        return matrix;
    }

    /// <summary>A batch, [neurons, rows], as the oracle's rows.</summary>
    public static double[][] ToRows(Matrix batch)
    {
        var rows = new double[batch.Columns][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = new double[batch.Rows];
            for (var neuron = 0; neuron < batch.Rows; neuron++)
            {
                rows[row][neuron] = batch[neuron, row];
            }
        }

        return rows;
    }
}
