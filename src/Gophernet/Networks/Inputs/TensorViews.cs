using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>The tensors of one step among the parameters of a network, or among their gradient.</summary>
/// <param name="tensors">Those of the step.</param>
internal readonly ref struct TensorViews(ReadOnlySpan<Matrix> tensors)
{
    private readonly ReadOnlySpan<Matrix> _tensors = tensors;

    public Matrix this[int index] => _tensors[index];
}
