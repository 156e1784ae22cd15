namespace Gophernet.Networks.Tensors;

/// <summary>A named part of the parameters of a network.</summary>
/// <param name="Name">Its name in model files.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Rows">Its rows: the neurons, or inputs, that it belongs to.</param>
/// <param name="Columns">Its columns; 1 for a vector.</param>
/// <param name="Offset">Where it begins among all parameters.</param>
internal sealed record ParameterTensor(string Name, ParameterKind Kind, int Rows, int Columns, int Offset)
{
    /// <summary>The number of parameters.</summary>
    public int Length => Rows * Columns;

    /// <summary>Whether it has one number a row.</summary>
    public bool IsVector => Kind is ParameterKind.Bias or ParameterKind.Scale or ParameterKind.ActivationWeight;
}
