using Gophernet.Models.Export.Onnx.Graphs;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Neighbours;
using Gophernet.Numerics;

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
        var (graph, outputs, width) = (places.Graph, neighbours.Targets.Rows - 1, neighbours.Places.Columns);
        var centre = CentreOf(neighbours.Places);
        var (kept, halfSquares) = Around(centre, neighbours.Places);
        places -= graph.Constant(name + "neighbours.centre", centre, width);
        var targets = graph.Constant(name + "neighbours.targets", neighbours.Targets.Values, outputs + 1, neighbours.Count);

        // |p − q|² = |p|² − 2·(p·q − ½|q|²), which needs no tensor of all differences.
        var products = places.Weigh(
            graph.Constant(name + "neighbours.places", kept, neighbours.Count, width),
            graph.Constant(name + "neighbours.half_squares", halfSquares, neighbours.Count));
        var squares = ((places * places).RowSum() - products * 2).Max(graph.Scalar(ElementType.Float, 0));
        var distances = (squares + Distances.Rounding).Sqrt();
        var sums = (distances.RowMin() - distances).Exp().Times(targets.Transpose(1, 0));
        var (sum, total) = (sums.Columns(0, outputs), sums.Columns(outputs, outputs + 1));
        return LogitOf((total > 0).Choose(sum / total, graph.Scalar(ElementType.Float, 0)), output);
    }

    /// <summary>The middle of all places: squares of places round it are small, so little is lost of their difference.</summary>
    private static float[] CentreOf(Matrix places)
    {
        var centre = new float[places.Columns];
        for (var i = 0; i < centre.Length; i++)
        {
            var sum = 0.0;
            for (var row = 0; row < places.Rows; row++)
            {
                sum += places[row, i];
            }

            centre[i] = (float)(sum / places.Rows);
        }

        return centre;
    }

    /// <summary>Places as they lie round a centre, and −½ of the square of each.</summary>
    private static (float[] Places, float[] HalfSquares) Around(float[] centre, Matrix places)
    {
        var (moved, halfSquares) = (places.Values.ToArray(), new float[places.Rows]);
        for (var row = 0; row < places.Rows; row++)
        {
            var sum = 0.0;
            for (var i = 0; i < centre.Length; i++)
            {
                ref var value = ref moved[row * centre.Length + i];
                value -= centre[i];
                sum += (double)value * value;
            }

            halfSquares[row] = (float)(-0.5 * sum);
        }

        return (moved, halfSquares);
    }

    private static GraphValue LogitOf(GraphValue mean, Activation output) =>
        output == Activation.Identity ? mean
        : output == Activation.Softmax ? (mean + MeanTargets.Doubt).Log()
        : (mean + MeanTargets.Doubt).Log() - (1 - mean + MeanTargets.Doubt).Log();
}
