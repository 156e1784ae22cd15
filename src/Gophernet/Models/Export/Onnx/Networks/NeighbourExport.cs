using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Neighbours;

namespace Gophernet.Models.Export.Onnx.Networks;

/// <summary>Means of the targets of training rows, by their distance, as logits: <see cref="RowComparison"/>.</summary>
internal static class NeighbourExport
{
    /// <summary>Compares rows with those that a network keeps.</summary>
    /// <param name="places">Where the rows are, [rows, numbers of a place].</param>
    /// <param name="neighbours">The kept rows.</param>
    /// <param name="output">The activation that gives the mean of the targets back.</param>
    /// <param name="name">What names of the tensors begin with.</param>
    /// <returns>The logits, [rows, outputs].</returns>
    public static GraphValue LogitsOf(GraphValue places, NeighbourRows neighbours, Activation output, string name)
    {
        var (graph, outputs) = (places.Graph, neighbours.Targets.Rows - 1);
        var kept = graph.Constant(name + "neighbours.places", neighbours.Places.Values, neighbours.Count, neighbours.Places.Columns);
        var targets = graph.Constant(name + "neighbours.targets", neighbours.Targets.Values, outputs + 1, neighbours.Count);

        // |p − q|² = |p|² − 2·(p·q − ½|q|²), which needs no tensor of all differences.
        var products = places.Weigh(kept, (kept * kept).RowSum().Reshape(-1) * -0.5);
        var squares = ((places * places).RowSum() - products * 2).Max(graph.Scalar(ElementType.Float, 0));
        var distances = (squares + Distances.Rounding).Sqrt();
        var sums = (distances.RowMin() - distances).Exp().Times(targets.Transpose(1, 0));
        var (sum, total) = (sums.Columns(0, outputs), sums.Columns(outputs, outputs + 1));
        return LogitOf((total > 0).Choose(sum / total, graph.Scalar(ElementType.Float, 0)), output);
    }

    private static GraphValue LogitOf(GraphValue mean, Activation output) =>
        output == Activation.Identity ? mean
        : output == Activation.Softmax ? (mean + MeanTargets.Doubt).Log()
        : (mean + MeanTargets.Doubt).Log() - (1 - mean + MeanTargets.Doubt).Log();
}
