using Gophernet.Networks;
using Gophernet.Tests.Numerics;

namespace Gophernet.Tests.Oracle;

/// <summary>The activations and their derivatives on the neurons of one row, by the textbook.</summary>
internal static class OracleActivations
{
    /// <summary>The outputs for the weighted sums of one row.</summary>
    public static double[] Apply(Activation activation, double[] sums) => activation switch
    {
        Activation.Identity => [.. sums],
        Activation.Sigmoid => [.. sums.Select(x => 1 / (1 + Math.Exp(-x)))],
        Activation.Tanh => [.. sums.Select(Math.Tanh)],
        Activation.Relu => [.. sums.Select(x => x > 0 ? x : 0)],
        Activation.Selu => [.. sums.Select(ExactFunctions.Selu)],
        Activation.Silu => [.. sums.Select(ExactFunctions.Silu)],
        Activation.Gelu => [.. sums.Select(ExactFunctions.Gelu)],
        Activation.Mish => [.. sums.Select(ExactFunctions.Mish)],
        Activation.Softmax => Softmax(sums),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    /// <summary>∂loss/∂sum of one row from its sums, its outputs and ∂loss/∂output.</summary>
    public static double[] SlopesBySums(Activation activation, double[] sums, double[] outputs, double[] deltas) => activation switch
    {
        Activation.Identity => [.. deltas],
        Activation.Sigmoid => [.. outputs.Zip(deltas, (y, slope) => slope * (y * (1 - y)))],
        Activation.Tanh => [.. outputs.Zip(deltas, (y, slope) => slope * (1 - y * y))],
        Activation.Relu => [.. outputs.Zip(deltas, (y, slope) => y > 0 ? slope : 0)],
        Activation.Selu => [.. sums.Zip(deltas, (x, slope) => slope * ExactFunctions.SeluDerivative(x))],
        Activation.Silu => [.. sums.Zip(deltas, (x, slope) => slope * ExactFunctions.SiluDerivative(x))],
        Activation.Gelu => [.. sums.Zip(deltas, (x, slope) => slope * ExactFunctions.GeluDerivative(x))],
        Activation.Mish => [.. sums.Zip(deltas, (x, slope) => slope * ExactFunctions.MishDerivative(x))],
        Activation.Softmax => SoftmaxSlopes(outputs, deltas),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

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
