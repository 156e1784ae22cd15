using Gophernet.Numerics;

namespace Gophernet.Benchmarks;

/// <summary>The three products of one layer and one batch.</summary>
public sealed class ProductCase
{
    private readonly Matrix _weights;
    private readonly Matrix _biases;
    private readonly PanelMatrix _inputs = new(0, 0);
    private readonly PanelMatrix _inputRows = new(0, 0);
    private readonly PanelMatrix _slopes = new(0, 0);
    private readonly PanelMatrix _outputs;
    private readonly PanelMatrix _inputSlopes;
    private readonly Matrix _gradient;

    /// <summary>Makes the factors, of random numbers.</summary>
    /// <param name="batch">The rows of the batch.</param>
    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    public ProductCase(int batch, int inputs, int outputs)
    {
        var random = new RandomSource(1, RandomPurpose.StartingWeights);
        _weights = RandomNumbers.Matrix(outputs, inputs, random);
        _biases = RandomNumbers.Matrix(outputs, 1, random);
        _inputs.CopyFrom(RandomNumbers.Matrix(inputs, batch, random));
        _slopes.CopyFrom(RandomNumbers.Matrix(outputs, batch, random));
        _outputs = new PanelMatrix(outputs, batch);
        _inputSlopes = new PanelMatrix(inputs, batch);
        _gradient = new Matrix(outputs, inputs);
        Operations = 2.0 * batch * inputs * outputs;
    }

    /// <summary>The floating-point operations of each product.</summary>
    public double Operations { get; }

    /// <summary>W·X + b, the sums of the layer.</summary>
    public void Forward() => PanelProduct.Multiply(_weights, _biases, _inputs, _outputs, 0, _inputs.PanelCount);

    /// <summary>Wᵀ·D, the deltas with respect to the inputs.</summary>
    public void Backward() => PanelProduct.MultiplyTransposed(_weights, _slopes, _inputSlopes);

    /// <summary>D·Xᵀ, the gradient of the weights, with the transposition of X.</summary>
    public void Gradient()
    {
        PanelTransposition.ToRows(_inputs, _inputRows);
        PanelProduct.MultiplyByRows(_slopes, _inputRows, _gradient);
    }
}
