namespace Gophernet.Networks.Inputs;

/// <summary>Where a step's inputs, outputs and tensors begin among those of all.</summary>
/// <param name="Tensor">Among the tensors of the network.</param>
/// <param name="Number">Among the numbers of a row.</param>
/// <param name="Code">Among the columns of categories.</param>
/// <param name="Column">Among the inputs of the first layer: the columns of its weights.</param>
/// <param name="Dense">Among the outputs that are computed.</param>
/// <param name="TensorCount">The number of its tensors.</param>
/// <param name="IsLookedUp">Whether its outputs are not computed, but the weights of a row's category are looked up in the first layer.</param>
/// <param name="Text">Among the columns of texts, and the sparse tensors.</param>
internal readonly record struct InputPlace(
    int Tensor, int Number, int Code, int Column, int Dense, int TensorCount, bool IsLookedUp, int Text)
{
    // What a lookup of neighbouring columns costs, in columns of a product: measured with 128 and 256 neurons.
    private const int CostOfLookup = 28;
    private const int CostOfColumn = 4;

    /// <summary>Where each of some steps begins, and where the last ends.</summary>
    public static InputPlace[] Of(ReadOnlySpan<InputStep> steps)
    {
        var places = new InputPlace[steps.Length + 1];
        for (var i = 0; i < steps.Length; i++)
        {
            var isLookedUp = i > 0 && steps[i - 1].CanBeLookedUp ? steps[i].CanBeLookedUp && places[i - 1].IsLookedUp : PaysToLookUp(steps[i..]);
            places[i] = places[i] with { TensorCount = steps[i].Tensors.Length, IsLookedUp = isLookedUp };
            places[i + 1] = places[i].After(steps[i]);
        }

        return places;
    }

    /// <summary>Whether the first of some steps and its neighbours are looked up faster than multiplied.</summary>
    private static bool PaysToLookUp(ReadOnlySpan<InputStep> steps)
    {
        var (product, lookup) = (0L, CostOfLookup);
        for (var i = 0; i < steps.Length && steps[i].CanBeLookedUp; i++)
        {
            product += steps[i].Outputs;
            lookup += CostOfColumn;
        }

        return product > lookup;
    }

    private InputPlace After(InputStep step) => new(
        checked(Tensor + TensorCount), checked(Number + step.Numbers), Code + step.CodeColumns, checked(Column + step.Outputs),
        checked(Dense + (IsLookedUp ? 0 : step.Outputs)), TensorCount: 0, IsLookedUp: false, Text + step.TextColumns);
}
