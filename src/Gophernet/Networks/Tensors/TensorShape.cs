namespace Gophernet.Networks.Tensors;

/// <summary>A tensor that a step of a network owns.</summary>
/// <param name="Name">Its name within the step.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Rows">Its rows: the neurons, or inputs, that it belongs to.</param>
/// <param name="Columns">Its columns; 1 for a vector.</param>
internal readonly record struct TensorShape(string Name, ParameterKind Kind, int Rows, int Columns);
