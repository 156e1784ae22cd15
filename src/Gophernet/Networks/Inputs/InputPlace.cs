namespace Gophernet.Networks.Inputs;

/// <summary>Where a step's inputs, outputs and tensors begin among those of all.</summary>
/// <param name="Tensor">Among the tensors of the network.</param>
/// <param name="Number">Among the numbers of a row.</param>
/// <param name="Code">Among the columns of categories.</param>
/// <param name="Column">Among the inputs of the first layer: the columns of its weights.</param>
/// <param name="Dense">Among the outputs that are computed.</param>
internal readonly record struct InputPlace(int Tensor, int Number, int Code, int Column, int Dense)
{
    /// <summary>Where the step after another begins.</summary>
    public InputPlace After(InputStep step) => new(
        checked(Tensor + step.Tensors.Length), checked(Number + step.Numbers), Code + step.CodeColumns, checked(Column + step.Outputs),
        checked(Dense + (step.IsLookedUp ? 0 : step.Outputs)));
}
