using Gophernet.Networks.Inputs;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// All parameters of a network in one block, with its tensors as views of it; or their gradient, which has the same shape. Optimizers, sums and
/// files then work on <see cref="Values"/> in one loop.
/// </summary>
internal sealed class Parameters
{
    private readonly ArraySegment<float> _values;
    private readonly Matrix[] _tensors;
    private readonly Matrix?[] _activationWeights;
    private readonly ArraySegment<float> _sparseValues;
    private readonly Matrix[] _sparseTensors;

    /// <summary>Creates a block of zeros.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="isGradient">Whether it is for a gradient, which has no sparse tensors.</param>
    public Parameters(NetworkShape shape, bool isGradient = false)
        : this(shape, new float[shape.ParameterCount], isGradient ? default(ArraySegment<float>?) : new float[shape.SparseParameterCount])
    {
    }

    /// <summary>Takes a block that is filled already, such as that of a file; it is not copied.</summary>
    /// <param name="shape">The network's shape.</param>
    /// <param name="values">Every parameter, in the order of <see cref="Values"/>.</param>
    /// <param name="sparseValues">Every parameter of the sparse tensors; null of a gradient.</param>
    public Parameters(NetworkShape shape, ArraySegment<float> values, ArraySegment<float>? sparseValues)
    {
        ArgumentNullException.ThrowIfNull(shape);
        (Shape, _values, _sparseValues) = (shape, values, sparseValues ?? []);
        _tensors = [.. shape.Tensors.Select(tensor => ViewOf(tensor, values))];
        _sparseTensors = sparseValues is { } sparse ? [.. shape.SparseTensors.Select(tensor => ViewOf(tensor, sparse))] : [];
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
        if (other._values.Count != _values.Count)
        {
            throw new ArgumentException($"{other._values.Count} parameters cannot become {_values.Count}.", nameof(other));
        }

        VectorLoop.Copy(other._values, _values, cancellation);
        VectorLoop.Copy(other._sparseValues, _sparseValues, cancellation);
    }

    private static Matrix ViewOf(ParameterTensor tensor, ArraySegment<float> values) =>
        new(values.Array!, values.Offset + tensor.Offset, tensor.Rows, tensor.Columns);
}
