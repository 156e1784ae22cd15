using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>The gradient of one block of rows, and the memory to compute it.</summary>
internal sealed class BlockGradient(Network network, Loss loss)
{
    private readonly Batch _batch = new();
    private readonly Backpropagation _backpropagation = new(network, loss);
    private readonly Parameters _gradient = new(network.Shape);

    /// <summary>The gradient of the last block, if it was not computed elsewhere.</summary>
    public ReadOnlySpan<float> Values => _gradient.Values;

    /// <summary>Takes rows of a table.</summary>
    public void Gather(Matrix features, Matrix targets, ReadOnlySpan<int> rows) => _batch.Gather(features, targets, rows);

    /// <summary>Computes loss and gradient of the rows that were taken last.</summary>
    /// <param name="destination">Receives the gradient; null for the memory of its own.</param>
    public double Run(Parameters? destination) => _backpropagation.Run(_batch, destination ?? _gradient);
}
