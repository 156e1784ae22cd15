using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// A category as input of the first layer without 0/1 inputs: forward adds the weights of the row's category, backward adds into them. A copy of the
/// weights stands by category, eight neurons together, so that eight rows' weights are loaded and exchanged with the rows in registers.
/// </summary>
/// <param name="codeColumn">The column of categories.</param>
/// <param name="firstColumn">The first of the weights' columns.</param>
/// <param name="categories">The number of categories, and of columns.</param>
internal sealed class CategoryLookup(int codeColumn, int firstColumn, int categories)
{
    private const int Lanes = PanelMatrix.PanelColumns;
    private const int Side = VectorLoop.Width;

    private float[] _scales = []; // of each category; 1 where nothing is learned
    private float[] _lanes = [];
    private float[] _weights = []; // [neurons / 8, categories + 1, 8]
    private float[] _sums = []; // the same, of the gradient
    private int[] _codes = []; // of each row and the padding, at most `_none`
    private int _blockLength; // of eight neurons

    /// <summary>Copies the weights, the scales and the codes of a batch.</summary>
    public void Prepare(Matrix weights, Matrix? scales, CodeMatrix codes)
    {
        var blocks = (weights.Rows + Side - 1) / Side;
        _blockLength = (categories + 1) * Side;
        if (_weights.Length != blocks * _blockLength)
        {
            (_weights, _sums) = (new float[blocks * _blockLength], new float[blocks * _blockLength]);
            (_scales, _lanes) = (new float[categories + 1], new float[_blockLength]);
        }

        for (var neuron = 0; neuron < weights.Rows; neuron++)
        {
            var row = weights.Row(neuron).Slice(firstColumn, categories);
            var block = _weights.AsSpan(neuron / Side * _blockLength + neuron % Side);
            for (var category = 0; category < row.Length; category++)
            {
                block[category * Side] = row[category];
            }
        }

        _scales.AsSpan().Fill(1);
        scales?.Values.Slice(firstColumn, categories).CopyTo(_scales);
        var column = codes.Column(codeColumn);
        if (_codes.Length < column.Length)
        {
            _codes = new int[column.Length];
        }

        for (var row = 0; row < column.Length; row++)
        {
            _codes[row] = column[row] < 0 ? categories : column[row]; // one more, with weights of 0, for rows without a category
        }
    }

    /// <summary>pre-activation += weight of the row's category · its scale, for neighbouring panels.</summary>
    public void Add(PanelMatrix preActivations, int firstPanel, int panelCount)
    {
        for (var neuron = 0; neuron < preActivations.Rows; neuron += Side)
        {
            var block = _weights.AsSpan(neuron / Side * _blockLength, _blockLength);
            var neurons = Math.Min(Side, preActivations.Rows - neuron);
            for (var panel = firstPanel; panel < firstPanel + panelCount; panel++)
            {
                var values = preActivations.Panels(panel, 1)[(neuron * Lanes)..];
                for (var half = 0; half < Lanes; half += Side)
                {
                    var codes = _codes.AsSpan(panel * Lanes + half, Side);
                    var weights = LookUp(block, codes);
                    var scales = Scales(codes);
                    for (var i = 0; i < neurons; i++)
                    {
                        VectorLoop.Store(
                            Vector256.FusedMultiplyAdd(weights[i], scales, VectorLoop.Load(values, i * Lanes + half)), values, i * Lanes + half);
                    }
                }
            }
        }
    }

    /// <summary>∂loss/∂weight for the columns of the categories, the rows added in their order.</summary>
    public void Gradient(PanelMatrix deltas, Matrix gradient)
    {
        _sums.AsSpan().Clear();
        for (var neuron = 0; neuron < deltas.Rows; neuron += Side)
        {
            var block = _sums.AsSpan(neuron / Side * _blockLength, _blockLength);
            var neurons = Math.Min(Side, deltas.Rows - neuron);
            for (var panel = 0; panel < deltas.PanelCount; panel++)
            {
                var values = deltas.Panels(panel, 1).Slice(neuron * Lanes, neurons * Lanes);
                for (var half = 0; half < Lanes; half += Side)
                {
                    AddRows(values, half, _codes.AsSpan(panel * Lanes + half, Side), block);
                }
            }

            for (var i = 0; i < neurons; i++)
            {
                var row = gradient.Row(neuron + i).Slice(firstColumn, categories);
                for (var category = 0; category < row.Length; category++)
                {
                    row[category] = block[category * Side + i];
                }
            }
        }
    }

    /// <summary>∂loss/∂scale: for each category the sum over its rows of ∂loss/∂input, in the lanes of a vector loop over all rows.</summary>
    public void ScaleGradient(PanelMatrix deltas, Span<float> gradient)
    {
        _lanes.AsSpan().Clear();
        for (var panel = 0; panel < deltas.PanelCount; panel++)
        {
            for (var half = 0; half < Lanes; half += Side)
            {
                var codes = _codes.AsSpan(panel * Lanes + half, Side);
                var inputDeltas = InputDeltas(deltas.Panels(panel, 1), half, deltas.Rows, codes);
                for (var row = 0; row < Side; row++)
                {
                    _lanes[codes[row] * Side + row] += inputDeltas[row];
                }
            }
        }

        for (var category = 0; category < categories; category++)
        {
            gradient[firstColumn + category] = VectorLoop.SumLanes(VectorLoop.Load(_lanes, category * Side));
        }
    }

    private Vector256<float> InputDeltas(ReadOnlySpan<float> deltas, int half, int neurons, ReadOnlySpan<int> codes)
    {
        var sum = Vector256<float>.Zero;
        for (var neuron = 0; neuron < neurons; neuron += Side)
        {
            var weights = LookUp(_weights.AsSpan(neuron / Side * _blockLength, _blockLength), codes);
            for (var i = 0; i < Math.Min(Side, neurons - neuron); i++)
            {
                sum = Vector256.FusedMultiplyAdd(weights[i], VectorLoop.Load(deltas, (neuron + i) * Lanes + half), sum);
            }
        }

        return sum;
    }

    private void AddRows(ReadOnlySpan<float> deltas, int half, ReadOnlySpan<int> codes, Span<float> sums)
    {
        EightVectors rows = default;
        for (var i = 0; i * Lanes < deltas.Length; i++)
        {
            rows[i] = VectorLoop.Load(deltas, i * Lanes + half);
        }

        PanelTransposition.Transpose(ref rows);
        for (var row = 0; row < Side; row++)
        {
            var at = codes[row] * Side;
            VectorLoop.Store(Vector256.FusedMultiplyAdd(rows[row], Vector256.Create(_scales[codes[row]]), VectorLoop.Load(sums, at)), sums, at);
        }
    }

    /// <summary>For eight neurons the weights of eight rows' categories.</summary>
    private static EightVectors LookUp(ReadOnlySpan<float> block, ReadOnlySpan<int> codes)
    {
        EightVectors rows = default;
        for (var row = 0; row < Side; row++)
        {
            rows[row] = VectorLoop.Load(block, codes[row] * Side);
        }

        PanelTransposition.Transpose(ref rows);
        return rows;
    }

    private Vector256<float> Scales(ReadOnlySpan<int> codes) => Vector256.Create(
        _scales[codes[0]], _scales[codes[1]], _scales[codes[2]], _scales[codes[3]], _scales[codes[4]], _scales[codes[5]], _scales[codes[6]],
        _scales[codes[7]]);
}
