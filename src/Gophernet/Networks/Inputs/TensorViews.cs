using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>The tensors of one step among the parameters of a network, or among their gradient.</summary>
/// <param name="parameters">All of them.</param>
/// <param name="first">The index of the step's first tensor.</param>
internal readonly struct TensorViews(Parameters parameters, int first)
{
    public Matrix this[int index] => parameters.Tensor(first + index);
}
