using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

/// <summary>
/// The slow and obvious network: double precision, plain loops, one row after the other, a table as [rows, features]. It shares no
/// line with the product but the names of activations and losses, and it is held to the article by <see cref="TrajectoryTests"/>.
/// </summary>
internal sealed class OracleNetwork(params OracleLayer[] layers)
{
    public OracleLayer[] Layers { get; } = layers;

    /// <summary>What every layer puts out for one row, first to last.</summary>
    public double[][] Forward(double[] row)
    {
        var outputs = new double[Layers.Length][];
        for (var layer = 0; layer < Layers.Length; layer++)
        {
            var sums = WeightedSums(Layers[layer], layer == 0 ? row : outputs[layer - 1]);
            outputs[layer] = OracleActivations.Apply(Layers[layer].Activation, sums);
        }

        return outputs;
    }

    /// <summary>The loss summed over the rows.</summary>
    public double Loss(LossFunction loss, double[][] inputs, double[][] targets)
    {
        var sum = 0.0;
        for (var row = 0; row < inputs.Length; row++)
        {
            sum += OracleLosses.Value(loss, Layers[^1].Activation, Forward(inputs[row])[^1], targets[row]);
        }

        return sum;
    }

    /// <summary>∂loss/∂parameter by backpropagation, summed over the rows.</summary>
    public OracleLayer[] Gradient(LossFunction loss, double[][] inputs, double[][] targets)
    {
        OracleLayer[] gradient = [.. Layers.Select(layer => layer.Zeros())];
        for (var row = 0; row < inputs.Length; row++)
        {
            var outputs = Forward(inputs[row]);
            var deltas = OracleLosses.SlopesByOutputs(loss, Layers[^1].Activation, outputs[^1], targets[row]);
            for (var layer = Layers.Length - 1; layer >= 0; layer--)
            {
                var before = layer == 0 ? inputs[row] : outputs[layer - 1];
                deltas = OracleActivations.SlopesBySums(Layers[layer].Activation, WeightedSums(Layers[layer], before), outputs[layer], deltas);
                AddOuterProduct(gradient[layer], before, deltas);
                deltas = SlopesByInputs(Layers[layer], deltas);
            }
        }

        return gradient;
    }

    /// <summary>One step of gradient descent on the summed gradient.</summary>
    public void Step(LossFunction loss, double[][] inputs, double[][] targets, double learningRate)
    {
        var gradient = Gradient(loss, inputs, targets);
        for (var layer = 0; layer < Layers.Length; layer++)
        {
            for (var j = 0; j < Layers[layer].Outputs; j++)
            {
                Layers[layer].Biases[j] -= learningRate * gradient[layer].Biases[j];
                for (var i = 0; i < Layers[layer].Inputs; i++)
                {
                    Layers[layer].Weights[i, j] -= learningRate * gradient[layer].Weights[i, j];
                }
            }
        }
    }

    private static double[] WeightedSums(OracleLayer layer, double[] inputs)
    {
        var sums = new double[layer.Outputs];
        for (var j = 0; j < layer.Outputs; j++)
        {
            for (var i = 0; i < layer.Inputs; i++)
            {
                sums[j] += inputs[i] * layer.Weights[i, j];
            }

            sums[j] += layer.Biases[j];
        }

        return sums;
    }

    private static double[] SlopesByInputs(OracleLayer layer, double[] deltas)
    {
        var result = new double[layer.Inputs];
        for (var i = 0; i < layer.Inputs; i++)
        {
            for (var j = 0; j < layer.Outputs; j++)
            {
                result[i] += deltas[j] * layer.Weights[i, j];
            }
        }

        return result;
    }

    private static void AddOuterProduct(OracleLayer gradient, double[] inputs, double[] deltas)
    {
        for (var j = 0; j < deltas.Length; j++)
        {
            gradient.Biases[j] += deltas[j];
            for (var i = 0; i < inputs.Length; i++)
            {
                gradient.Weights[i, j] += inputs[i] * deltas[j];
            }
        }
    }
}
