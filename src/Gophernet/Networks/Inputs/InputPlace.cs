namespace Gophernet.Networks.Inputs;

/// <summary>Where a step's inputs, outputs and tensors begin among those of all.</summary>
/// <param name="Tensor">Among the tensors of the network.</param>
/// <param name="Number">Among the numbers of a row.</param>
/// <param name="Code">Among the columns of categories.</param>
/// <param name="Column">Among the inputs of the first layer: the columns of its weights.</param>
/// <param name="Dense">Among the outputs that are computed.</param>
/// <param name="TensorCount">The number of its tensors.</param>
internal readonly record struct InputPlace(int Tensor, int Number, int Code, int Column, int Dense, int TensorCount)
{
    /// <summary>Where each of some steps begins, and where the last ends.</summary>
    public static InputPlace[] Of(ReadOnlySpan<InputStep> steps)
    {
        var places = new InputPlace[steps.Length + 1];
        for (var i = 0; i < steps.Length; i++)
        {
            places[i] = places[i] with { TensorCount = steps[i].Tensors.Length };
            places[i + 1] = places[i].After(steps[i]);
        }

        return places;
    }

    private InputPlace After(InputStep step) => new(
        checked(Tensor + TensorCount), checked(Number + step.Numbers), Code + step.CodeColumns, checked(Column + step.Outputs),
        checked(Dense + (step.IsLookedUp ? 0 : step.Outputs)), TensorCount: 0);
}
