using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// Neighbouring columns of categories as inputs of the first layer without 0/1 inputs: forward adds the weights of a row's categories, column after column,
/// backward adds into them, row after row: the order of sums that a product has. A copy of the weights stands by category, 16 neurons together, so that a
/// row's sums stay in two registers over all columns.
/// </summary>
internal sealed unsafe class CategoryLookup
{
    private const int Lanes = PanelMatrix.PanelColumns;
    private const int Side = VectorLoop.Width;
    private const int Block = 2 * Side; // the neurons of an entry

    private readonly LookedUpColumn[] _columns;
    private readonly int _first; // the first of the weights' columns
    private readonly int _categories; // of all columns
    private readonly int _entries; // those, and one for none
    private readonly float[] _scales; // of each entry; 1 where nothing is learned
    private readonly float[] _lanes; // [entries, 8]
    private readonly float[] _inputDeltas; // [columns, 16]
    private float[] _weights = []; // [neurons / 16, entries, 16]
    private float[] _sums = []; // the same, of the gradient
    private int[] _entryOf = []; // of each row and the padding, [rows, columns]
    private float[] _scaleOf = []; // the same, of its scale

    /// <param name="columns">The columns; their columns of the weights follow each other.</param>
    public CategoryLookup(IReadOnlyList<LookedUpColumn> columns)
    {
        _columns = [.. columns];
        _first = _columns[0].First;
        _categories = _columns[^1].First + _columns[^1].Categories - _first;
        _entries = _categories + 1;
        (_scales, _lanes, _inputDeltas) = (new float[_entries], new float[_entries * Side], new float[_columns.Length * Lanes]);
    }

    /// <summary>Copies the weights, the scales and the codes of a batch.</summary>
    /// <param name="weights">The layer's, [neurons, inputs].</param>
    /// <param name="scales">What each input is multiplied by, [inputs, 1]; null for nothing.</param>
    /// <param name="codes">The categories of the batch.</param>
    public void Prepare(Matrix weights, Matrix? scales, CodeMatrix codes)
    {
        var length = (weights.Rows + Block - 1) / Block * Block * _entries;
        if (_weights.Length != length)
        {
            (_weights, _sums) = (new float[length], new float[length]);
        }

        CopyWeights(weights);
        _scales.AsSpan().Fill(1);
        scales?.Values.Slice(_first, _categories).CopyTo(_scales);
        for (var i = 0; i < _columns.Length; i++)
        {
            CopyCodes(codes.Column(_columns[i].Code), i);
        }
    }

    /// <summary>pre-activation += weight of the row's category · its scale, for each column in order, for neighbouring panels.</summary>
    public void Add(PanelMatrix preActivations, int firstPanel, int panelCount)
    {
        var square = stackalloc float[Side * Block];
        fixed (float* weights = _weights, values = preActivations.Values, scales = _scaleOf)
        fixed (int* entries = _entryOf)
        {
            for (var neuron = 0; neuron < preActivations.Rows; neuron += Block)
            {
                var neurons = preActivations.Rows - neuron;
                for (var row = firstPanel * Lanes; row < (firstPanel + panelCount) * Lanes; row += Side)
                {
                    var at = values + At(preActivations, neuron, row);
                    var first = (nint)row * _columns.Length;
                    PanelTransposition.TransposeBlock(at, Lanes, neurons, square, Block, Side);
                    PanelTransposition.TransposeBlock(at + Side * Lanes, Lanes, neurons - Side, square + Side, Block, Side);
                    AddWeights(weights + (nint)neuron * _entries, entries + first, scales + first, square);
                    PanelTransposition.TransposeBlock(square, Block, Side, at, Lanes, neurons);
                    PanelTransposition.TransposeBlock(square + Side, Block, Side, at + Side * Lanes, Lanes, neurons - Side);
                }
            }
        }
    }

    /// <summary>∂loss/∂weight for the columns of the categories, the rows added in their order.</summary>
    public void Gradient(PanelMatrix deltas, Matrix gradient)
    {
        _sums.AsSpan().Clear();
        var square = stackalloc float[Side * Block];
        fixed (float* sums = _sums, values = deltas.Values, scales = _scaleOf)
        fixed (int* entries = _entryOf)
        {
            for (var neuron = 0; neuron < deltas.Rows; neuron += Block)
            {
                var neurons = deltas.Rows - neuron;
                for (var row = 0; row < deltas.PanelCount * Lanes; row += Side)
                {
                    var at = values + At(deltas, neuron, row);
                    var first = (nint)row * _columns.Length;
                    PanelTransposition.TransposeBlock(at, Lanes, neurons, square, Block, Side);
                    PanelTransposition.TransposeBlock(at + Side * Lanes, Lanes, neurons - Side, square + Side, Block, Side);
                    AddDeltas(square, entries + first, scales + first, sums + (nint)neuron * _entries);
                }
            }
        }

        CopyGradient(gradient);
    }

    /// <summary>∂loss/∂scale: for each category the sum over its rows of ∂loss/∂input, in the lanes of a vector loop over all rows.</summary>
    public void ScaleGradient(PanelMatrix deltas, Span<float> gradient)
    {
        _lanes.AsSpan().Clear();
        for (var panel = 0; panel < deltas.PanelCount; panel++)
        {
            FindInputDeltas(deltas, panel);
            for (var i = 0; i < _columns.Length; i++)
            {
                for (var row = 0; row < Lanes; row++)
                {
                    _lanes[_entryOf[(panel * Lanes + row) * _columns.Length + i] * Side + row % Side] += _inputDeltas[i * Lanes + row];
                }
            }
        }

        for (var category = 0; category < _categories; category++)
        {
            gradient[_first + category] = VectorLoop.SumLanes(VectorLoop.Load(_lanes, category * Side));
        }
    }

    /// <summary>Where eight rows of a batch begin in a panel.</summary>
    private static nint At(PanelMatrix matrix, int neuron, int row) => ((nint)(row / Lanes) * matrix.Rows + neuron) * Lanes + row % Lanes;

    private void CopyWeights(Matrix weights)
    {
        var whole = _categories / Side * Side; // from there on, a square is not full
        fixed (float* from = &weights.Values[_first], to = _weights)
        {
            for (var neuron = 0; neuron < weights.Rows; neuron += Side)
            {
                var block = to + (nint)(neuron / Block * Block) * _entries + neuron % Block;
                var row = from + (nint)neuron * weights.Columns;
                for (var category = 0; category < whole; category += Side)
                {
                    PanelTransposition.TransposeBlock(row + category, weights.Columns, weights.Rows - neuron, block + category * Block, Block, Side);
                }

                for (var i = 0; i < Math.Min(Side, weights.Rows - neuron); i++)
                {
                    for (var category = whole; category < _categories; category++)
                    {
                        block[category * Block + i] = row[i * weights.Columns + category];
                    }
                }
            }
        }
    }

    private void CopyGradient(Matrix gradient)
    {
        var whole = _categories / Side * Side;
        fixed (float* from = _sums, to = &gradient.Values[_first])
        {
            for (var neuron = 0; neuron < gradient.Rows; neuron += Side)
            {
                var block = from + (nint)(neuron / Block * Block) * _entries + neuron % Block;
                var row = to + (nint)neuron * gradient.Columns;
                for (var category = 0; category < whole; category += Side)
                {
                    PanelTransposition.TransposeBlock(block + category * Block, Block, Side, row + category, gradient.Columns, gradient.Rows - neuron);
                }

                for (var i = 0; i < Math.Min(Side, gradient.Rows - neuron); i++)
                {
                    for (var category = whole; category < _categories; category++)
                    {
                        row[i * gradient.Columns + category] = block[category * Block + i];
                    }
                }
            }
        }
    }

    private void CopyCodes(ReadOnlySpan<int> codes, int index)
    {
        var (first, count) = (_columns[index].First - _first, _columns.Length);
        if (_entryOf.Length < codes.Length * count)
        {
            (_entryOf, _scaleOf) = (new int[codes.Length * count], new float[codes.Length * count]);
        }

        for (var row = 0; row < codes.Length; row++)
        {
            var entry = codes[row] < 0 ? _categories : first + codes[row]; // that of none has weights of 0
            _entryOf[row * count + index] = entry;
            _scaleOf[row * count + index] = _scales[entry];
        }
    }

    /// <summary>Adds the weights of the categories of eight rows to the sums of 16 neurons, [rows, neurons].</summary>
    private void AddWeights(float* weights, int* entries, float* scales, float* sums)
    {
        for (var row = 0; row < Side; row++, sums += Block)
        {
            var (low, high) = (Vector256.Load(sums), Vector256.Load(sums + Side));
            for (var i = _columns.Length; i > 0; i--, entries++, scales++)
            {
                var weight = weights + (nint)(*entries) * Block;
                var scale = Vector256.Create(*scales);
                low = Vector256.FusedMultiplyAdd(Vector256.Load(weight), scale, low);
                high = Vector256.FusedMultiplyAdd(Vector256.Load(weight + Side), scale, high);
            }

            low.Store(sums);
            high.Store(sums + Side);
        }
    }

    /// <summary>Adds the deltas of eight rows, [rows, neurons], to the gradients of their categories.</summary>
    private void AddDeltas(float* deltas, int* entries, float* scales, float* sums)
    {
        for (var row = 0; row < Side; row++, deltas += Block)
        {
            var (low, high) = (Vector256.Load(deltas), Vector256.Load(deltas + Side));
            for (var i = _columns.Length; i > 0; i--, entries++, scales++)
            {
                var sum = sums + (nint)(*entries) * Block;
                var scale = Vector256.Create(*scales);
                Vector256.FusedMultiplyAdd(low, scale, Vector256.Load(sum)).Store(sum);
                Vector256.FusedMultiplyAdd(high, scale, Vector256.Load(sum + Side)).Store(sum + Side);
            }
        }
    }

    /// <summary>∂loss/∂input of 16 rows for each column, neuron after neuron; columns take turns, as each of their sums waits for itself.</summary>
    private void FindInputDeltas(PanelMatrix deltas, int panel)
    {
        _inputDeltas.AsSpan().Clear();
        fixed (float* weights = _weights, sums = _inputDeltas, values = deltas.Panels(panel, 1))
        fixed (int* entries = &_entryOf[panel * Lanes * _columns.Length])
        {
            for (var neuron = 0; neuron < deltas.Rows; neuron += Side)
            {
                var block = weights + (nint)(neuron / Block * Block) * _entries + neuron % Block;
                for (var i = 0; i < _columns.Length; i++)
                {
                    for (var half = 0; half < Lanes; half += Side)
                    {
                        AddInputDeltas(
                            block, entries + half * _columns.Length + i, values + (nint)neuron * Lanes + half, deltas.Rows - neuron, sums + i * Lanes + half);
                    }
                }
            }
        }
    }

    /// <summary>Adds what eight neurons say of eight rows' categories in a column.</summary>
    private void AddInputDeltas(float* weights, int* entries, float* deltas, int neurons, float* sums)
    {
        nint step = _columns.Length;
        var (w0, w1) = (Vector256.Load(weights + (nint)entries[0] * Block), Vector256.Load(weights + (nint)entries[step] * Block));
        var (w2, w3) = (Vector256.Load(weights + (nint)entries[2 * step] * Block), Vector256.Load(weights + (nint)entries[3 * step] * Block));
        var (w4, w5) = (Vector256.Load(weights + (nint)entries[4 * step] * Block), Vector256.Load(weights + (nint)entries[5 * step] * Block));
        var (w6, w7) = (Vector256.Load(weights + (nint)entries[6 * step] * Block), Vector256.Load(weights + (nint)entries[7 * step] * Block));
        PanelTransposition.Transpose(ref w0, ref w1, ref w2, ref w3, ref w4, ref w5, ref w6, ref w7);
        var sum = Add(w0, deltas, 0, neurons, Vector256.Load(sums));
        sum = Add(w1, deltas, 1, neurons, sum);
        sum = Add(w2, deltas, 2, neurons, sum);
        sum = Add(w3, deltas, 3, neurons, sum);
        sum = Add(w4, deltas, 4, neurons, sum);
        sum = Add(w5, deltas, 5, neurons, sum);
        sum = Add(w6, deltas, 6, neurons, sum);
        Add(w7, deltas, 7, neurons, sum).Store(sums);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Add(Vector256<float> weights, float* deltas, int neuron, int neurons, Vector256<float> sum) =>
        neuron < neurons ? Vector256.FusedMultiplyAdd(weights, Vector256.Load(deltas + neuron * Lanes), sum) : sum;
}
