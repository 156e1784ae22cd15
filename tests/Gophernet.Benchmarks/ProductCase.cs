using Gophernet.Numerics;

namespace Gophernet.Benchmarks;

/// <summary>The three products of one layer and one batch.</summary>
public sealed class ProductCase
{
    private readonly Matrix _weights;
    private readonly Matrix _inputs;
    private readonly Matrix _slopes;
    private readonly Matrix _outputs;
    private readonly Matrix _inputSlopes;
    private readonly Matrix _gradient;

    /// <summary>Makes the factors, of random numbers.</summary>
    /// <param name="batch">The rows of the batch.</param>
    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    public ProductCase(int batch, int inputs, int outputs)
    {
        var random = new RandomSource(1, RandomPurpose.StartingWeights);
        _weights = RandomNumbers.Matrix(outputs, inputs, random);
        _inputs = RandomNumbers.Matrix(inputs, batch, random);
        _slopes = RandomNumbers.Matrix(outputs, batch, random);
        _outputs = new Matrix(outputs, batch);
        _inputSlopes = new Matrix(inputs, batch);
        _gradient = new Matrix(outputs, inputs);
        Operations = 2.0 * batch * inputs * outputs;
    }

    /// <summary>The floating-point operations of each product.</summary>
    public double Operations { get; }

    /// <summary>W·X, the outputs of the layer.</summary>
    public void Forward() => MatrixProduct.Multiply(_weights, _inputs, _outputs);

    /// <summary>Wᵀ·D, the slopes with respect to the inputs.</summary>
    public void Backward() => MatrixProduct.MultiplyTransposedLeft(_weights, _slopes, _inputSlopes);

    /// <summary>D·Xᵀ, the gradient of the weights.</summary>
    public void Gradient() => MatrixProduct.MultiplyTransposedRight(_slopes, _inputs, _gradient);
}
