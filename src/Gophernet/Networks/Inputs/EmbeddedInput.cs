using System.Collections.Immutable;
using System.Text.Json;
using Gophernet.Networks.Tensors;
using Gophernet.Numerics;

namespace Gophernet.Networks.Inputs;

/// <summary>
/// One of many categories, as a few learned numbers that are looked up (Guo and Berkhahn, "Entity embeddings of categorical variables", 2016): 8, as in
/// RealMLP (Holzmüller, Grinsztajn and Steinwart, "Better by default", 2024), and the fourth root of the categories where that is more (the rule of
/// Google's "Introducing TensorFlow feature columns", 2017).
/// </summary>
/// <param name="Categories">How many there are.</param>
/// <param name="Width">The learned numbers of each.</param>
internal sealed record EmbeddedInput(int Categories, int Width) : InputStep
{
    internal const string Name = "embedded";

    /// <summary>The learned numbers of a category where there are not very many.</summary>
    public const int MinWidth = 8;

    /// <summary>As many learned numbers as the rule gives.</summary>
    public EmbeddedInput(int categories)
        : this(categories, WidthOf(categories))
    {
    }

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override int Inputs => Categories;

    /// <inheritdoc/>
    public override int Numbers => 0;

    /// <inheritdoc/>
    public override int Outputs => Width;

    /// <inheritdoc/>
    public override string Summary(int steps, int inputs) => $"{steps} of many categories as learned numbers";

    /// <inheritdoc/>
    public override ImmutableArray<TensorShape> Tensors => [new("embedding", ParameterKind.Category, Categories, Width)];

    internal override void Start(TensorViews tensors, RandomSource random) => random.FillNormal(tensors[0].Values, 1);

    internal override void Forward(TensorViews tensors, ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> outputs)
    {
        var embedding = tensors[0].Values;
        for (var row = 0; row < Lanes; row++)
        {
            var code = codes[row];
            for (var i = 0; i < Width; i++)
            {
                // Added to 0, as the sum over 0/1 inputs is: a weight of −0 becomes 0.
                outputs[i * Lanes + row] = 0f + (code < 0 ? 0 : embedding[code * Width + i]);
            }
        }
    }

    /// <summary>For each category of the batch the sum of its rows' deltas, in eight lanes as a vector loop over all rows has it.</summary>
    internal override void Backward(TensorViews tensors, TensorViews gradient, in InputBatch inputs, InputPlace place, PanelMatrix deltas)
    {
        var sums = gradient[0];
        sums.Values.Clear();
        var codes = inputs.Codes.Column(place.Code)[..inputs.RowCount];
        Span<long> order = codes.Length <= MaxStackRows ? stackalloc long[codes.Length] : new long[codes.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            order[row] = (long)codes[row] << 32 | (uint)row;
        }

        order.Sort(); // by category, and in each by row
        for (int first = 0, end; first < order.Length; first = end)
        {
            var code = (int)(order[first] >> 32);
            for (end = first + 1; end < order.Length && order[end] >> 32 == code; end++)
            {
            }

            if (code >= 0)
            {
                AddRows(order[first..end], deltas, place.Dense, sums.Row(code));
            }
        }
    }

    internal override void WriteJson(Utf8JsonWriter json)
    {
        base.WriteJson(json);
        json.WriteNumber("width", Width);
    }

    // A block of training has fewer: nothing is allocated for it.
    private const int MaxStackRows = 512;

    private static void AddRows(ReadOnlySpan<long> order, PanelMatrix deltas, int firstOutput, Span<float> sums)
    {
        Span<float> lanes = stackalloc float[VectorLoop.Width];
        for (var i = 0; i < sums.Length; i++)
        {
            lanes.Clear();
            foreach (var entry in order)
            {
                var row = (int)entry;
                lanes[row % VectorLoop.Width] += deltas.Panels(row / Lanes, 1)[(firstOutput + i) * Lanes + row % Lanes];
            }

            sums[i] = VectorLoop.SumLanes(VectorLoop.Load(lanes, 0));
        }
    }

    private static int WidthOf(int categories)
    {
        var width = MinWidth;
        while ((long)width * width * width * width < categories)
        {
            width++;
        }

        return width;
    }
}
