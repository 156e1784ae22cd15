namespace Gophernet.Networks.Inputs;

/// <summary>Numbers that enter as they are.</summary>
/// <param name="Count">How many there are.</param>
internal sealed record PlainInput(int Count) : InputStep
{
    internal const string Name = "plain";

    /// <inheritdoc/>
    public override string Kind => Name;

    /// <inheritdoc/>
    public override int Inputs => Count;

    /// <inheritdoc/>
    public override int Outputs => Count;

    internal override void Forward(TensorViews tensors, ReadOnlySpan<float> numbers, ReadOnlySpan<int> codes, Span<float> outputs) =>
        numbers.CopyTo(outputs);

    internal override InputStep? MergedWith(InputStep next) => next is PlainInput other ? new PlainInput(checked(Count + other.Count)) : null;
}
