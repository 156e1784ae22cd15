using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Models.Export.Onnx.Inputs;

/// <summary>Numbers beside learned sums of forms of each: <see cref="NumberStep"/>.</summary>
internal static class LearnedSums
{
    private const int Sums = NumberStep.LearnedOutputs;

    /// <summary>Three sums of a number's forms, and the number itself, for each number.</summary>
    /// <param name="numbers">[rows, numbers, 1].</param>
    /// <param name="forms">[rows, numbers, forms].</param>
    /// <param name="weights">[numbers, 3 · forms].</param>
    /// <param name="biases">[numbers, 3].</param>
    /// <param name="name">What names of the tensors begin with.</param>
    /// <returns>[rows, 4 · numbers].</returns>
    public static GraphValue Of(GraphValue numbers, GraphValue forms, Matrix weights, Matrix biases, string name)
    {
        var (graph, count) = (numbers.Graph, weights.Rows);
        var weight = graph.Constant(name + "weight", weights.Values, count, Sums, weights.Columns / Sums).Transpose(0, 2, 1);
        var sums = forms.Transpose(1, 0, 2).Times(weight).Transpose(1, 0, 2) + graph.Constant(name + "bias", biases.Values, count, Sums);
        return ((GraphValue[])[sums, numbers]).Concat(axis: 2).Reshape(-1, count * (Sums + 1));
    }
}
