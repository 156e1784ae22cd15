namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>An operator of ONNX; one that is only a name is of the standard ones, with one result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Domain">The set that it belongs to; empty for the standard one.</param>
/// <param name="Version">The version of that set that it came with, where <see cref="GraphBuilder.LeastOperatorVersion"/> does not have it.</param>
/// <param name="Results">How many results it has; graphs here use the first alone.</param>
internal readonly record struct Operator(string Name, string Domain = "", int Version = 0, int Results = 1)
{
    public static implicit operator Operator(string name) => new(name);
}
