using Gophernet.Networks.Losses;

namespace Gophernet.Tests.Oracle;

/// <summary>The gradient without any calculus: (loss(p + h) − loss(p − h)) / 2h for one parameter p after the other.</summary>
internal static class CentralDifferences
{
    // The method's error grows with h², rounding's with 2⁻⁵³/h: about 1e-10 each where the loss and its third derivative are about 1.
    private const double Distance = 1e-5;

    public static OracleLayer[] Gradient(OracleNetwork network, LossFunction loss, double[][] inputs, double[][] targets)
    {
        OracleLayer[] gradient = [.. network.Layers.Select(layer => layer.Zeros())];
        for (var layer = 0; layer < gradient.Length; layer++)
        {
            var (weights, biases) = (network.Layers[layer].Weights, network.Layers[layer].Biases);
            for (var j = 0; j < biases.Length; j++)
            {
                gradient[layer].Biases[j] = Slope(ref biases[j], () => network.Loss(loss, inputs, targets));
                for (var i = 0; i < weights.GetLength(0); i++)
                {
                    gradient[layer].Weights[i, j] = Slope(ref weights[i, j], () => network.Loss(loss, inputs, targets));
                }
            }
        }

        return gradient;
    }

    /// <summary>The same for a loss of any parameters; they are as they were afterwards.</summary>
    public static double[] Gradient(Func<double> loss, double[] parameters)
    {
        var gradient = new double[parameters.Length];
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] = Slope(ref parameters[i], loss);
        }

        return gradient;
    }

    private static double Slope(ref double parameter, Func<double> loss)
    {
        var middle = parameter;
        parameter = middle + Distance;
        var above = loss();
        parameter = middle - Distance;
        var below = loss();
        parameter = middle;
        return (above - below) / (2 * Distance);
    }
}
