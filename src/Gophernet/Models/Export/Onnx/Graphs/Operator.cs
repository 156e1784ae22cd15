namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>An operator of ONNX; one that is only a name is of the standard ones, with one result.</summary>
/// <param name="name">Its name.</param>
/// <param name="domain">The set that it belongs to; empty for the standard one.</param>
/// <param name="version">The version of that set that it came with, where <see cref="GraphBuilder.LeastOperatorVersion"/> does not have it.</param>
/// <param name="results">How many results it has; graphs here use the first alone.</param>
internal sealed class Operator(string name, string domain = "", int version = 0, int results = 1)
{
    public string Name => name;

    public string Domain => domain;

    public int Version => version;

    public int Results => results;

    public static implicit operator Operator(string name) => new(name);
}
