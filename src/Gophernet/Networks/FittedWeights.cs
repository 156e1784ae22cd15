using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// Starting weights that fit the data, as RealMLP's (Holzmüller, Grinsztajn and Steinwart, "Better by default", 2024): layer by layer, each neuron's
/// weights are made such that its sum has the deviation 1 over a sample of rows, and its bias such that its activation bends among the rows ("he+5" of
/// Steinwart, "A sober look at neural network initializations", 2019).
/// </summary>
internal static class FittedWeights
{
    /// <summary>As many rows say enough.</summary>
    public const int MaxRows = 1024;

    private const int MixedRows = 5;
    private const double MinDeviation = 1e-6; // below, a neuron's inputs are constant, and its weights stay

    /// <summary>Changes weights and biases, first layer to last.</summary>
    /// <param name="network">Its weights are drawn already.</param>
    /// <param name="inputs">The sample.</param>
    /// <param name="random">Draws the rows that biases are made of.</param>
    public static void Fit(Network network, in InputBatch inputs, RandomSource random)
    {
        var (shape, parameters) = (network.Shape, network.Parameters);
        var outputs = new LayerOutputs(shape);
        outputs.Resize(shape, inputs.RowCount);
        outputs.Input?.Forward(parameters, inputs);
        var current = inputs.Numbers;
        for (var i = 0; i < shape.Layers.Length; i++)
        {
            var sums = outputs.PreActivations(i);
            parameters.Biases(i).Values.Clear();
            if (i == 0 && outputs.Input is { } input)
            {
                input.Product.Multiply(parameters.Weights(0), parameters.Biases(0), sums, 0, sums.PanelCount);
            }
            else
            {
                PanelProduct.Multiply(parameters.Weights(i), parameters.Biases(i), current, sums, 0, sums.PanelCount);
            }

            for (var neuron = 0; neuron < sums.Rows; neuron++)
            {
                var factor = FactorOf(sums, neuron);
                Multiply(parameters.Weights(i).Row(neuron), factor);
                var bias = -factor * Mix(sums, neuron, random);
                parameters.Biases(i).Values[neuron] = bias;
                Move(sums, neuron, factor, bias);
            }

            if (i < shape.Layers.Length - 1)
            {
                shape.Layers[i].Activation.Apply(
                    parameters.ActivationWeights(i), sums, outputs.Activated(i), outputs[i], 0, sums.PanelCount);
                current = outputs[i];
            }
        }
    }

    /// <summary>1 / the deviation of a neuron's sum.</summary>
    private static float FactorOf(PanelMatrix sums, int neuron)
    {
        var (mean, squares) = (0.0, 0.0);
        for (var row = 0; row < sums.Columns; row++)
        {
            mean += (double)sums[neuron, row] / sums.Columns;
        }

        for (var row = 0; row < sums.Columns; row++)
        {
            var difference = sums[neuron, row] - mean;
            squares += difference * difference;
        }

        var deviation = Math.Sqrt(squares / sums.Columns);
        return deviation > MinDeviation ? (float)(1 / deviation) : 1;
    }

    /// <summary>A neuron's sum for a few random rows, mixed with random shares: every mixture is equally likely.</summary>
    private static float Mix(PanelMatrix sums, int neuron, RandomSource random)
    {
        var (total, shares) = (0.0, 0.0);
        for (var i = 0; i < MixedRows; i++)
        {
            var share = random.NextExponential();
            total += share * sums[neuron, random.NextInt32(sums.Columns)];
            shares += share;
        }

        return (float)(total / shares);
    }

    private static void Multiply(Span<float> weights, float factor)
    {
        foreach (ref var weight in weights)
        {
            weight *= factor;
        }
    }

    private static void Move(PanelMatrix sums, int neuron, float factor, float bias)
    {
        for (var row = 0; row < sums.Columns; row++)
        {
            sums[neuron, row] = MathF.FusedMultiplyAdd(sums[neuron, row], factor, bias);
        }
    }
}
