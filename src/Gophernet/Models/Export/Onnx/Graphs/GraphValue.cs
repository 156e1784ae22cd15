namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>
/// A tensor that a graph computes or is given. Arithmetic on it adds a node to the graph: <c>(x - mean) / deviation</c>. Tensors of unlike shapes fit as in
/// numpy, sizes from the last on.
/// </summary>
/// <param name="graph">The graph.</param>
/// <param name="name">Its name there.</param>
/// <param name="type">What it holds.</param>
internal sealed class GraphValue(GraphBuilder graph, string name, ElementType type)
{
    /// <summary>The graph.</summary>
    public GraphBuilder Graph => graph;

    /// <summary>Its name there.</summary>
    public string Name => name;

    /// <summary>What it holds.</summary>
    public ElementType Type => type;

    public static GraphValue operator +(GraphValue left, GraphValue right) => left.Graph.Apply("Add", left.Type, [left, right]);

    public static GraphValue operator +(GraphValue left, double right) => left + left.Graph.Scalar(left.Type, right);

    public static GraphValue operator +(double left, GraphValue right) => right.Graph.Scalar(right.Type, left) + right;

    public static GraphValue operator -(GraphValue left, GraphValue right) => left.Graph.Apply("Sub", left.Type, [left, right]);

    public static GraphValue operator -(GraphValue left, double right) => left - left.Graph.Scalar(left.Type, right);

    public static GraphValue operator -(double left, GraphValue right) => right.Graph.Scalar(right.Type, left) - right;

    public static GraphValue operator *(GraphValue left, GraphValue right) => left.Graph.Apply("Mul", left.Type, [left, right]);

    public static GraphValue operator *(GraphValue left, double right) => left * left.Graph.Scalar(left.Type, right);

    public static GraphValue operator *(double left, GraphValue right) => right.Graph.Scalar(right.Type, left) * right;

    /// <summary>Of whole numbers, rounded towards 0.</summary>
    public static GraphValue operator /(GraphValue left, GraphValue right) => left.Graph.Apply("Div", left.Type, [left, right]);

    public static GraphValue operator /(GraphValue left, double right) => left / left.Graph.Scalar(left.Type, right);

    /// <summary>The rest of whole numbers of 0 or more.</summary>
    public static GraphValue operator %(GraphValue left, long right) => left.Graph.Apply("Mod", left.Type, [left, left.Graph.Scalar(left.Type, right)]);

    public static GraphValue operator &(GraphValue left, GraphValue right) => left.Graph.Apply("And", ElementType.Bool, [left, right]);

    public static GraphValue operator |(GraphValue left, GraphValue right) => left.Graph.Apply("Or", ElementType.Bool, [left, right]);

    public static GraphValue operator !(GraphValue value) => value.Graph.Apply("Not", ElementType.Bool, [value]);

    public static GraphValue operator <(GraphValue left, GraphValue right) => left.Graph.Apply("Less", ElementType.Bool, [left, right]);

    public static GraphValue operator <(GraphValue left, double right) => left < left.Graph.Scalar(left.Type, right);

    public static GraphValue operator >(GraphValue left, GraphValue right) => left.Graph.Apply("Greater", ElementType.Bool, [left, right]);

    public static GraphValue operator >(GraphValue left, double right) => left > left.Graph.Scalar(left.Type, right);
}
