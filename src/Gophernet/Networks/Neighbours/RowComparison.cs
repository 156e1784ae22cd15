using System.Runtime.Intrinsics;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Networks.Neighbours;

/// <summary>
/// What rows get from training rows near them: the mean of their targets, each weighed with e to the power of −distance (Ye, Yin, Zhan and Chao, "Revisiting
/// nearest neighbor for tabular data", 2024, after neighbourhood components analysis: Goldberger, Roweis, Hinton and Salakhutdinov, 2004). Owns the memory
/// of a pass and uses it again.
/// </summary>
internal sealed class RowComparison
{
    private readonly PanelMatrix _weights = new(0, 0);
    private readonly PanelMatrix _sums = new(0, 0); // of the weighted targets, and of what they count
    private readonly PanelMatrix _logits = new(0, 0);
    private float[] _squares = []; // |place|² of each row
    private float[] _nearest = []; // the distance to the nearest so far

    /// <summary>Memory for what is made of the logits, [outputs, rows].</summary>
    public PanelMatrix Outputs { get; } = new(0, 0);

    /// <summary>Compares rows.</summary>
    /// <param name="neighbours">The training rows.</param>
    /// <param name="places">Where the rows are, [numbers of a place, rows].</param>
    /// <param name="output">The activation that gives the mean of the targets back.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <returns>The logits, [outputs, rows].</returns>
    public PanelMatrix Run(NeighbourRows neighbours, PanelMatrix places, Activation output, CancellationToken cancellation)
    {
        var outputs = neighbours.Targets.Rows - 1;
        _sums.Resize(outputs + 1, places.Columns);
        _sums.Values.Clear();
        Distances.SquaresOf(places, ref _squares);
        if (_nearest.Length < _squares.Length)
        {
            _nearest = new float[_squares.Length];
        }

        _nearest.AsSpan().Fill(float.MaxValue);
        for (var block = 0; block < neighbours.BlockCount; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = neighbours.Multiply(block, places, _weights, cancellation);
            for (var lanes = 0; lanes < Lanes.CountOf(places); lanes++)
            {
                Weigh(lanes);
            }

            PanelProduct.AddColumns(neighbours.Targets, block * NeighbourRows.BlockRows, count, _weights, 0, _sums, 0, _sums.PanelCount, cancellation);
        }

        _logits.Resize(outputs, places.Columns);
        Outputs.Resize(outputs, places.Columns);
        MeanTargets.LogitsOf(_sums, output, _logits);
        return _logits;
    }

    /// <summary>From products to weights, beside that of the nearest row so far; what was summed is made smaller where one is nearer.</summary>
    private void Weigh(int lanes)
    {
        var place = lanes * VectorLoop.Width;
        var (square, before) = (VectorLoop.Load(_squares, place), VectorLoop.Load(_nearest, place));
        var weights = Lanes.Of(_weights, lanes);
        var nearest = before;
        for (var i = 0; i < weights.Length; i += Lanes.Step)
        {
            var distance = Distances.From(square, VectorLoop.Load(weights, i));
            nearest = Vector256.ConditionalSelect(Vector256.LessThan(distance, nearest), distance, nearest);
            VectorLoop.Store(distance, weights, i);
        }

        for (var i = 0; i < weights.Length; i += Lanes.Step)
        {
            VectorLoop.Store(Distances.WeightOf(VectorLoop.Load(weights, i) - nearest), weights, i);
        }

        VectorLoop.Store(nearest, _nearest, place);
        var sums = Lanes.Of(_sums, lanes);
        var factor = Distances.WeightOf(before - nearest);
        for (var i = 0; i < sums.Length; i += Lanes.Step)
        {
            VectorLoop.Store(VectorLoop.Load(sums, i) * factor, sums, i);
        }
    }
}
