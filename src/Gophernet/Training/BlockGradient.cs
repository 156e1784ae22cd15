using Gophernet.Networks;

namespace Gophernet.Training;

/// <summary>The gradient of one block of rows, and the memory to compute it.</summary>
internal sealed class BlockGradient(Network network, LossFunction loss, bool hasDropout)
{
    private readonly Batch _batch = new();
    private readonly Backpropagation _backpropagation = new(network, loss, hasDropout);
    private readonly Parameters _gradient = new(network.Shape);

    /// <summary>The gradient of the last block, if it was not computed elsewhere.</summary>
    public ReadOnlySpan<float> Values => _gradient.Values;

    /// <summary>Takes rows of a table.</summary>
    public void Gather(TrainingRows rows, ReadOnlySpan<int> indexes) => rows.Gather(indexes, _batch);

    /// <summary>Computes loss and gradient of the rows that were taken last.</summary>
    /// <param name="destination">Receives the gradient; null for the memory of its own.</param>
    /// <param name="dropout">The hidden neurons that are left out.</param>
    public double Run(Parameters? destination, DropoutMask dropout) => _backpropagation.Run(_batch, destination ?? _gradient, dropout);
}
