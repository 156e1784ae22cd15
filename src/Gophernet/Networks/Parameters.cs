using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// All parameters of a network in one block, with its tensors as views of it; or their gradient, which has the same shape. Optimizers, sums and
/// files then work on <see cref="Values"/> in one loop.
/// </summary>
internal sealed class Parameters
{
    private readonly float[] _values;
    private readonly Matrix[] _tensors;
    private readonly Matrix?[] _activationWeights;
    private readonly float[] _sparseValues;
    private readonly Matrix[] _sparseTensors;

    /// <summary>Creates a block of zeros.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="isGradient">Whether it is for a gradient, which has no sparse tensors.</param>
    public Parameters(NetworkShape shape, bool isGradient = false)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _values = new float[shape.ParameterCount];
        _tensors = [.. shape.Tensors.Select(tensor => new Matrix(_values, tensor.Offset, tensor.Rows, tensor.Columns))];
        _sparseValues = new float[isGradient ? 0 : shape.SparseParameterCount];
        _sparseTensors = isGradient ? [] : [.. shape.SparseTensors.Select(tensor => new Matrix(_sparseValues, tensor.Offset, tensor.Rows, tensor.Columns))];
        var next = shape.FirstActivationWeights;
        _activationWeights = [.. shape.Layers.Select(layer => layer.IsParametric ? _tensors[next++] : null)];
    }

    /// <summary>The network's shape.</summary>
    public NetworkShape Shape { get; }

    /// <summary>Every parameter: those of the inputs, then per layer the weights row by row and the biases, then the weights of the activations.</summary>
    public Span<float> Values => _values;

    /// <summary>Every parameter of the sparse tensors; none of a gradient.</summary>
    public Span<float> SparseValues => _sparseValues;

    /// <summary>One of <see cref="NetworkShape.SparseTensors"/>: a view.</summary>
    public Matrix SparseTensor(int index) => _sparseTensors[index];

    /// <summary>One of <see cref="NetworkShape.Tensors"/>: a view.</summary>
    public Matrix Tensor(int index) => _tensors[index];

    /// <summary>The tensors of an input step.</summary>
    internal TensorViews Tensors(InputPlace place) => new(_tensors.AsSpan(place.Tensor, place.TensorCount));

    /// <summary>The weights of one layer, [outputs, inputs]: a view.</summary>
    public Matrix Weights(int layer) => _tensors[Shape.WeightsOf(layer)];

    /// <summary>The biases of one layer, [outputs, 1]: a view.</summary>
    public Matrix Biases(int layer) => _tensors[Shape.WeightsOf(layer) + 1];

    /// <summary>How much of its activation each neuron of a layer has, [outputs, 1]: a view; null where all have all of it.</summary>
    public Matrix? ActivationWeights(int layer) => _activationWeights[layer];

    /// <summary>Takes the values of another block.</summary>
    /// <param name="other">The block.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="ArgumentException">It has another number of parameters.</exception>
    /// <exception cref="OperationCanceledException">The token asked for it: some are taken.</exception>
    public void CopyFrom(Parameters other, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._values.Length != _values.Length)
        {
            throw new ArgumentException($"{other._values.Length} parameters cannot become {_values.Length}.", nameof(other));
        }

        VectorLoop.Copy(other._values, _values, cancellation);
        VectorLoop.Copy(other._sparseValues, _sparseValues, cancellation);
    }
}
