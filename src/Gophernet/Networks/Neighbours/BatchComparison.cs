using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>
/// The loss of the rows of a batch, each compared with all others of the batch, and its gradient by their places: rows learn at once where to stand and where
/// to be stood beside. Owns the memory of a pass and uses it again.
/// </summary>
internal sealed class BatchComparison
{
    private const float Elsewhere = 1e9f; // the distance of a row to itself: it is not its own neighbour

    private readonly PanelMatrix _distances = new(0, 0); // [rows, rows], as the next three
    private readonly PanelMatrix _weights = new(0, 0);
    private readonly PanelMatrix _pulls = new(0, 0);
    private readonly PanelMatrix _pullsBack = new(0, 0);
    private readonly PanelMatrix _sums = new(0, 0);
    private readonly PanelMatrix _sumDeltas = new(0, 0);
    private readonly PanelMatrix _logits = new(0, 0);
    private readonly PanelMatrix _outputs = new(0, 0);
    private readonly PanelMatrix _deltas = new(0, 0);
    private readonly PlacedRows _rows = new();
    private readonly Matrix _nothing = new(0, 0);
    private float[] _squares = [];

    /// <summary>Computes the loss of a batch and its gradient by where the rows are.</summary>
    /// <param name="places">Where the rows are, [numbers of a place, rows].</param>
    /// <param name="targets">[outputs, rows].</param>
    /// <param name="weights">What each row counts, [1, rows]; null where all count 1.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="output">The activation of the outputs.</param>
    /// <param name="placeDeltas">Receives ∂loss/∂place, [numbers of a place, rows]; 0 in the padding.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The loss summed over the rows.</returns>
    public double Run(
        PanelMatrix places, PanelMatrix targets, PanelMatrix? weights, LossFunction loss, Activation output, PanelMatrix placeDeltas,
        CancellationToken cancellation)
    {
        var rows = places.Columns;
        _rows.Reset(rows, places.Rows, targets.Rows);
        _rows.Add(places, targets, weights);
        var neighbours = _rows.ToNeighbours();
        Distances.SquaresOf(places, ref _squares);
        FindWeights(neighbours, places, cancellation);

        _sums.Resize(neighbours.Targets.Rows, rows);
        _nothing.Resize(neighbours.Targets.Rows, 1);
        PanelProduct.Multiply(neighbours.Targets, _nothing, _weights, _sums, 0, _sums.PanelCount, cancellation);
        foreach (var matrix in (ReadOnlySpan<PanelMatrix>)[_logits, _outputs, _deltas])
        {
            matrix.Resize(targets.Rows, rows);
        }

        MeanTargets.LogitsOf(_sums, output, _logits);
        var sum = loss.Kind.Run(loss.PerOutput, output, _logits, _outputs, targets, weights, _deltas);
        _sumDeltas.Resize(neighbours.Targets.Rows, rows);
        MeanTargets.Backward(_sums, output, _deltas, _sumDeltas);
        _pulls.Resize(rows, rows);
        PanelProduct.MultiplyTransposed(neighbours.Targets, _sumDeltas, _pulls, cancellation);
        Pull(rows);
        PanelProduct.MultiplyTransposed(neighbours.Places, _pulls, placeDeltas, cancellation);
        Stay(places, placeDeltas);
        return sum;
    }

    /// <summary>From places to distances and weights, which are 1 for the nearest row.</summary>
    private void FindWeights(NeighbourRows neighbours, PanelMatrix places, CancellationToken cancellation)
    {
        neighbours.MultiplyAll(places, _distances, cancellation);
        _weights.Resize(_distances.Rows, _distances.Columns);
        for (var lanes = 0; lanes < Lanes.CountOf(_distances); lanes++)
        {
            var square = VectorLoop.Load(_squares, lanes * VectorLoop.Width);
            var distances = Lanes.Of(_distances, lanes);
            for (var i = 0; i < distances.Length; i += Lanes.Step)
            {
                VectorLoop.Store(Distances.From(square, VectorLoop.Load(distances, i)), distances, i);
            }
        }

        for (var row = 0; row < _distances.Rows; row++)
        {
            _distances[row, row] = Elsewhere;
        }

        for (var lanes = 0; lanes < Lanes.CountOf(_distances); lanes++)
        {
            var distances = Lanes.Of(_distances, lanes);
            var weights = Lanes.Of(_weights, lanes);
            var nearest = Vector256.Create(Elsewhere);
            for (var i = 0; i < distances.Length; i += Lanes.Step)
            {
                var distance = VectorLoop.Load(distances, i);
                nearest = Vector256.ConditionalSelect(Vector256.LessThan(distance, nearest), distance, nearest);
            }

            for (var i = 0; i < distances.Length; i += Lanes.Step)
            {
                VectorLoop.Store(Distances.WeightOf(VectorLoop.Load(distances, i) - nearest), weights, i);
            }
        }
    }

    /// <summary>
    /// From ∂loss/∂weight to how much each pair of rows pulls at one another: ∂loss/∂place of a row is its place times the sum of its pulls, less the sum of
    /// the others' places times theirs.
    /// </summary>
    private void Pull(int rows)
    {
        for (var lanes = 0; lanes < Lanes.CountOf(_pulls); lanes++)
        {
            var pulls = Lanes.Of(_pulls, lanes);
            var weights = Lanes.Of(_weights, lanes);
            var distances = Lanes.Of(_distances, lanes);
            for (var i = 0; i < pulls.Length; i += Lanes.Step)
            {
                VectorLoop.Store(-VectorLoop.Load(pulls, i) * VectorLoop.Load(weights, i) / VectorLoop.Load(distances, i), pulls, i);
            }
        }

        ClearPadding(_pulls, rows);
        PanelTransposition.ToRows(_pulls, _pullsBack); // its rows are padded too
        for (var lanes = 0; lanes < Lanes.CountOf(_pulls); lanes++)
        {
            var pulls = Lanes.Of(_pulls, lanes);
            var back = Lanes.Of(_pullsBack, lanes);
            for (var i = 0; i < pulls.Length; i += Lanes.Step)
            {
                VectorLoop.Store(VectorLoop.Load(pulls, i) + VectorLoop.Load(back, i), pulls, i);
            }
        }

        ClearPadding(_pulls, rows);
    }

    /// <summary>Turns the sum of the others' places into ∂loss/∂place.</summary>
    private void Stay(PanelMatrix places, PanelMatrix deltas)
    {
        for (var lanes = 0; lanes < Lanes.CountOf(places); lanes++)
        {
            var pulls = Lanes.Of(_pulls, lanes);
            var own = Lanes.Of(places, lanes);
            var sums = Lanes.Of(deltas, lanes);
            var total = Vector256<float>.Zero;
            for (var i = 0; i < pulls.Length; i += Lanes.Step)
            {
                total += VectorLoop.Load(pulls, i);
            }

            for (var i = 0; i < own.Length; i += Lanes.Step)
            {
                VectorLoop.Store(VectorLoop.Load(own, i) * total - VectorLoop.Load(sums, i), sums, i);
            }
        }

        ClearPadding(deltas, places.Columns);
    }

    private static void ClearPadding(PanelMatrix matrix, int columns)
    {
        var used = columns % PanelMatrix.PanelColumns;
        if (used == 0)
        {
            return;
        }

        var last = matrix.Panels(matrix.PanelCount - 1, 1);
        for (var i = 0; i < last.Length; i += Lanes.Step)
        {
            last.Slice(i + used, Lanes.Step - used).Clear();
        }
    }
}
