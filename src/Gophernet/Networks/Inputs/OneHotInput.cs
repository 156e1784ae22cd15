namespace Gophernet.Networks.Inputs;

/// <summary>
/// One of some categories: an input for each, 1 in the row's own and 0 in the others. The first layer multiplies a few of them as it does numbers; of many it
/// looks up the weights of the row's category: see <see cref="CategoryLookup"/>. Both give the same bits.
/// </summary>
/// <param name="Categories">How many there are.</param>
internal sealed record OneHotInput(int Categories) : InputStep
{
    internal const string Name = "one-hot";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override int Inputs => Categories;

    /// <inheritdoc/>
    public override int Numbers => 0;

    /// <inheritdoc/>
    public override int Outputs => Categories;

    /// <inheritdoc/>
    public override bool CanBeLookedUp => true;

    internal override void Forward(TensorViews tensors, ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> outputs)
    {
        outputs.Clear();
        for (var row = 0; row < Lanes; row++)
        {
            if (codes[row] >= 0)
            {
                outputs[codes[row] * Lanes + row] = 1;
            }
        }
    }
}
