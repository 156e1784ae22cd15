using Gophernet.Networks.Activations;
using Gophernet.Tests.Numerics;

namespace Gophernet.Tests.Oracle;

/// <summary>The activations and their derivatives on the neurons of one row, by the textbook.</summary>
internal static class OracleActivations
{
    private static readonly Dictionary<Activation, (Func<double, double> Value, Func<double, double> Slope)> Elementwise = new()
    {
        [Activation.Identity] = (x => x, _ => 1),
        [Activation.Sigmoid] = (ExactFunctions.Sigmoid, x => ExactFunctions.Sigmoid(x) * ExactFunctions.Sigmoid(-x)),
        [Activation.Tanh] = (Math.Tanh, x => 1 - Math.Tanh(x) * Math.Tanh(x)),
        [Activation.Relu] = (x => x > 0 ? x : 0, x => x > 0 ? 1 : 0),
        [Activation.Selu] = (ExactFunctions.Selu, ExactFunctions.SeluDerivative),
        [Activation.Silu] = (ExactFunctions.Silu, ExactFunctions.SiluDerivative),
        [Activation.Gelu] = (ExactFunctions.Gelu, ExactFunctions.GeluDerivative),
        [Activation.Mish] = (ExactFunctions.Mish, ExactFunctions.MishDerivative),
    };

    /// <summary>The outputs for the weighted sums of one row.</summary>
    public static double[] Apply(Activation activation, double[] sums) =>
        activation == Activation.Softmax ? Softmax(sums) : [.. sums.Select(Elementwise[activation].Value)];

    /// <summary>∂loss/∂sum of one row from its sums, its outputs and ∂loss/∂output.</summary>
    public static double[] SlopesBySums(Activation activation, double[] sums, double[] outputs, double[] deltas) => activation == Activation.Softmax
        ? SoftmaxSlopes(outputs, deltas)
        : [.. sums.Zip(deltas, (x, slope) => slope * Elementwise[activation].Slope(x))];

    private static double[] Softmax(double[] sums)
    {
        var largest = sums.Max();
        double[] powers = [.. sums.Select(x => Math.Exp(x - largest))];
        var total = powers.Sum();
        return [.. powers.Select(power => power / total)];
    }

    /// <summary>The product with the whole matrix ∂pⱼ/∂sumᵢ = pⱼ·((i = j) − pᵢ), entry by entry.</summary>
    private static double[] SoftmaxSlopes(double[] outputs, double[] deltas)
    {
        var result = new double[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            for (var j = 0; j < outputs.Length; j++)
            {
                result[i] += deltas[j] * outputs[j] * ((i == j ? 1 : 0) - outputs[i]);
            }
        }

        return result;
    }
}
