namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>A file of ONNX (ModelProto): a graph, the versions that it needs, and what people should know of it.</summary>
internal static class OnnxDocument
{
    // The versions of the file format that came with ONNX 1.13 and 1.15, as their operators did.
    private const int FormatVersion = 8;
    private const int FormatVersionOfTexts = 9;

    private const int MachineLearningVersion = 3;

    // What readers of Protocol Buffers take.
    private const int MaxLength = int.MaxValue;

    private static class Field
    {
        public const int FormatVersion = 1;
        public const int Producer = 2;
        public const int ProducerVersion = 3;
        public const int Description = 6;
        public const int Graph = 7;
        public const int Operators = 8;
        public const int Metadata = 14;
    }

    /// <summary>Puts a file together.</summary>
    /// <param name="graph">The graph, which is whole.</param>
    /// <param name="description">What the model does.</param>
    /// <param name="metadata">Names and texts that programs can ask for.</param>
    /// <exception cref="GophernetException">The file would be longer than readers take.</exception>
    public static ProtoWriter Of(GraphBuilder graph, string description, IEnumerable<(string Name, string Text)> metadata)
    {
        var model = new ProtoWriter();
        model.Write(Field.FormatVersion, graph.OperatorVersion > GraphBuilder.LeastOperatorVersion ? FormatVersionOfTexts : FormatVersion);
        model.Write(Field.Producer, "gophernet");
        model.Write(Field.ProducerVersion, ProductVersion.Current);
        model.Write(Field.Description, description);
        model.Write(Field.Graph, graph.Message);
        model.Write(Field.Operators, VersionOf("", graph.OperatorVersion));
        model.Write(Field.Operators, VersionOf(GraphBuilder.MachineLearning, MachineLearningVersion));
        foreach (var (name, text) in metadata)
        {
            var entry = new ProtoWriter();
            entry.Write(1, name);
            entry.Write(2, text);
            model.Write(Field.Metadata, entry);
        }

        return model.Length <= MaxLength ? model : throw new GophernetException(
            $"an ONNX file has {ByteCount.ToText(MaxLength)} at most, and this model would have {ByteCount.ToText(model.Length)}",
            "Train with narrower layers, or fewer networks.")
        {
            Settings = [new("hidden"), new("ensemble")],
        };
    }

    private static ProtoWriter VersionOf(string domain, int version)
    {
        var entry = new ProtoWriter();
        entry.Write(1, domain);
        entry.Write(2, version);
        return entry;
    }
}
