using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;

namespace Gophernet.Tests.Oracle;

/// <summary>A network and a batch with random numbers, the same for the product (float) and for the oracle (double).</summary>
internal sealed class Problem
{
    private readonly Random _random;

    public Problem(NetworkShape shape, int rows, int seed)
    {
        _random = new Random(seed);
        Parameters = new Parameters(shape);
        for (var layer = 0; layer < shape.Layers.Length; layer++)
        {
            // Wide layers get smaller weights, so that sums stay of the order of 1 and no activation saturates.
            var bound = 1 / MathF.Sqrt(shape.Layers[layer].Inputs);
            Fill(Parameters.Weights(layer).Values, 2 * bound);
            Fill(Parameters.Biases(layer).Values, bound);
        }

        Inputs = new Matrix(shape.Inputs, rows);
        Fill(Inputs.Values, 1);
        Targets = new Matrix(shape.Outputs, rows);
        FillTargets(shape.OutputActivation);
    }

    public Parameters Parameters { get; }

    /// <summary>[inputs, rows].</summary>
    public Matrix Inputs { get; }

    /// <summary>[outputs, rows]: one class a row for softmax, zeros and ones for sigmoid, else any numbers.</summary>
    public Matrix Targets { get; }

    /// <summary>Inputs and targets together.</summary>
    public Batch Batch => PanelSamples.BatchOf(Conversion.ToMatrix(OracleInputs), Conversion.ToMatrix(OracleTargets));

    public OracleNetwork Oracle => Conversion.ToOracle(Parameters);

    public double[][] OracleInputs => Conversion.ToRows(Inputs);

    public double[][] OracleTargets => Conversion.ToRows(Targets);

    private void FillTargets(Activation output)
    {
        Fill(Targets.Values, 1);
        if (output == Activation.Sigmoid)
        {
            foreach (ref var target in Targets.Values)
            {
                target = target > 0 ? 1 : 0;
            }
        }

        if (output == Activation.Softmax)
        {
            Targets.Values.Clear();
            for (var row = 0; row < Targets.Columns; row++)
            {
                Targets[_random.Next(Targets.Rows), row] = 1;
            }
        }
    }

    private void Fill(Span<float> values, float bound)
    {
        foreach (ref var value in values)
        {
            value = bound * (2 * _random.NextSingle() - 1);
        }
    }
}
