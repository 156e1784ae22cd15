using System.Globalization;
using System.Runtime.InteropServices;

namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>
/// A graph of ONNX (Open Neural Network Exchange, onnx.proto) that is made node by node: inputs, constants, nodes and outputs, each by a name of its own.
/// </summary>
internal sealed class GraphBuilder
{
    /// <summary>The domain of the operators for trees, categories and the like.</summary>
    public const string MachineLearning = "ai.onnx.ml";

    /// <summary>The operators that are used are those of this version, of ONNX 1.13, or later ones where a node needs them.</summary>
    public const int LeastOperatorVersion = 18;

    // The fields of the messages.
    private static class Node
    {
        public const int Input = 1;
        public const int Output = 2;
        public const int OperatorType = 4;
        public const int Attribute = 5;
        public const int Domain = 7;
    }

    private static class Tensor
    {
        public const int Dimension = 1;
        public const int Type = 2;
        public const int Text = 6;
        public const int Name = 8;
        public const int Raw = 9;
    }

    private static class Graph
    {
        public const int Node = 1;
        public const int Name = 2;
        public const int Constant = 5;
        public const int Input = 11;
        public const int Output = 12;
    }

    private readonly HashSet<string> _names = [];
    private readonly Dictionary<string, GraphValue> _scalars = [];
    private int _nodes;

    /// <summary>Begins a graph.</summary>
    /// <param name="name">Its name, for people.</param>
    /// <param name="reserved">Names that only <see cref="Input"/> gives.</param>
    public GraphBuilder(string name, IEnumerable<string> reserved)
    {
        _names.UnionWith(reserved);
        Message.Write(Graph.Name, name);
    }

    /// <summary>The version of the operators that the nodes need.</summary>
    public int OperatorVersion { get; private set; } = LeastOperatorVersion;

    /// <summary>The graph as it stands in the file.</summary>
    public ProtoWriter Message { get; } = new();

    /// <summary>The columns that the caller gives, with the type of each.</summary>
    public List<ExportedValue> Inputs { get; } = [];

    /// <summary>What the caller gets, with the type of each.</summary>
    public List<ExportedValue> Outputs { get; } = [];

    /// <summary>Adds a column that the caller gives, [rows, 1].</summary>
    /// <param name="name">One of the reserved names.</param>
    /// <param name="type">What it holds.</param>
    /// <param name="description">What is expected.</param>
    public GraphValue Input(string name, ElementType type, string description)
    {
        Inputs.Add(new ExportedValue(name, NameOf(type)));
        Message.Write(Graph.Input, ValueInfo.Of(name, type, columns: 1, description));
        return new GraphValue(this, name, type);
    }

    /// <summary>Gives a value to the caller.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">What it should be called; a line is put behind a name that is taken.</param>
    /// <param name="columns">The second of its sizes; null where it has only the number of rows.</param>
    /// <param name="description">What it is.</param>
    public void Output(GraphValue value, string name, int? columns, string description)
    {
        while (!_names.Add(name))
        {
            name += "_";
        }

        Add("Identity", [value], name, []);
        Outputs.Add(new ExportedValue(name, NameOf(value.Type)));
        Message.Write(Graph.Output, ValueInfo.Of(name, value.Type, columns, description));
    }

    /// <summary>Adds a node.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="type">What the result holds.</param>
    /// <param name="inputs">What it is applied to.</param>
    /// <param name="attributes">Its settings.</param>
    public GraphValue Apply(Operator operation, ElementType type, ReadOnlySpan<GraphValue> inputs, params ReadOnlySpan<NodeAttribute> attributes)
    {
        OperatorVersion = Math.Max(OperatorVersion, operation.Version);
        var name = Unused(string.Create(CultureInfo.InvariantCulture, $"{operation.Name}_{_nodes++}"));
        Add(operation, inputs, name, attributes);
        return new GraphValue(this, name, type);
    }

    /// <summary>A number that fits tensors of every shape.</summary>
    public GraphValue Scalar(ElementType type, double value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{NameOf(type)}_{value}");
        if (!_scalars.TryGetValue(name, out var scalar))
        {
            scalar = type switch
            {
                ElementType.Float => Constant(name, [(float)value], []),
                ElementType.Double => Constant(name, [value], []),
                _ => Constant(name, [(long)value], []),
            };
            _scalars.Add(name, scalar);
        }

        return scalar;
    }

    /// <summary>A text that fits tensors of every shape.</summary>
    public GraphValue Scalar(string text) => Constant("text", [text], []);

    /// <summary>Adds floats that never change.</summary>
    /// <param name="name">What they should be called.</param>
    /// <param name="values">The values, the last index fastest.</param>
    /// <param name="shape">The sizes; empty for a single number.</param>
    public GraphValue Constant(string name, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape) =>
        AddConstant(name, ElementType.Float, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds doubles that never change.</summary>
    public GraphValue Constant(string name, ReadOnlySpan<double> values, params ReadOnlySpan<int> shape) =>
        AddConstant(name, ElementType.Double, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds whole numbers that never change.</summary>
    public GraphValue Constant(string name, ReadOnlySpan<long> values, params ReadOnlySpan<int> shape) =>
        AddConstant(name, ElementType.Int64, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds truths that never change.</summary>
    public GraphValue Constant(string name, ReadOnlySpan<bool> values, params ReadOnlySpan<int> shape) =>
        AddConstant(name, ElementType.Bool, MemoryMarshal.AsBytes(values), shape);

    /// <summary>Adds texts that never change.</summary>
    public GraphValue Constant(string name, IReadOnlyList<string> texts, params ReadOnlySpan<int> shape)
    {
        var tensor = Head(ref name, ElementType.String, shape);
        foreach (var text in texts)
        {
            tensor.Write(Tensor.Text, text);
        }

        return AddConstant(tensor, name, ElementType.String);
    }

    private GraphValue AddConstant(string name, ElementType type, ReadOnlySpan<byte> values, ReadOnlySpan<int> shape)
    {
        var tensor = Head(ref name, type, shape);
        tensor.Write(Tensor.Raw, values.ToArray());
        return AddConstant(tensor, name, type);
    }

    private ProtoWriter Head(ref string name, ElementType type, ReadOnlySpan<int> shape)
    {
        name = Unused(name);
        var tensor = new ProtoWriter();
        foreach (var size in shape)
        {
            tensor.Write(Tensor.Dimension, size);
        }

        tensor.Write(Tensor.Type, (long)type);
        return tensor;
    }

    private GraphValue AddConstant(ProtoWriter tensor, string name, ElementType type)
    {
        tensor.Write(Tensor.Name, name);
        Message.Write(Graph.Constant, tensor);
        return new GraphValue(this, name, type);
    }

    private void Add(Operator operation, ReadOnlySpan<GraphValue> inputs, string output, ReadOnlySpan<NodeAttribute> attributes)
    {
        var node = new ProtoWriter();
        foreach (var input in inputs)
        {
            node.Write(Node.Input, input.Name);
        }

        node.Write(Node.Output, output);
        for (var i = 1; i < operation.Results; i++)
        {
            node.Write(Node.Output, Unused(output));
        }

        node.Write(Node.OperatorType, operation.Name);
        foreach (var attribute in attributes)
        {
            node.Write(Node.Attribute, attribute.Message);
        }

        if (operation.Domain.Length > 0)
        {
            node.Write(Node.Domain, operation.Domain);
        }

        Message.Write(Graph.Node, node);
    }

    private static string NameOf(ElementType type) => type switch
    {
        ElementType.Float => "float",
        ElementType.Double => "double",
        ElementType.String => "string",
        _ => "int64",
    };

    /// <summary>A name that nothing has yet.</summary>
    private string Unused(string name)
    {
        var unused = name;
        for (var i = 1; !_names.Add(unused); i++)
        {
            unused = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        }

        return unused;
    }
}
