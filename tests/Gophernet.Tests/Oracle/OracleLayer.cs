using Gophernet.Networks.Activations;

namespace Gophernet.Tests.Oracle;

/// <summary>One layer of the oracle, or the gradient by its parameters.</summary>
/// <param name="Weights">[inputs, outputs], as in the article.</param>
/// <param name="Biases">[outputs].</param>
/// <param name="Activation">What the layer does to its weighted sums.</param>
internal sealed record OracleLayer(double[,] Weights, double[] Biases, Activation Activation)
{
    public int Inputs => Weights.GetLength(0);

    public int Outputs => Weights.GetLength(1);

    public OracleLayer Zeros() => this with { Weights = new double[Inputs, Outputs], Biases = new double[Outputs] };
}
