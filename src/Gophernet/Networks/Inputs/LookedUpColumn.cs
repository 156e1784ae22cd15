namespace Gophernet.Networks.Inputs;

/// <summary>A column of categories whose weights are looked up.</summary>
/// <param name="Code">The column of categories.</param>
/// <param name="First">The first of the weights' columns, one for each category.</param>
/// <param name="Categories">The number of categories.</param>
internal readonly record struct LookedUpColumn(int Code, int First, int Categories);
