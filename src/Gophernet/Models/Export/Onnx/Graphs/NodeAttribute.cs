using System.Collections.Immutable;

namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>A named setting of a node (AttributeProto).</summary>
internal sealed class NodeAttribute
{
    private const int NameField = 1;
    private const int TypeField = 20;

    // The number of each type of attribute in TypeField, and the field that its value stands in.
    private static readonly (int Type, int Field) Float = (1, 2);
    private static readonly (int Type, int Field) Int = (2, 3);
    private static readonly (int Type, int Field) Text = (3, 4);
    private static readonly (int Type, int Field) Ints = (7, 8);
    private static readonly (int Type, int Field) Texts = (8, 9);

    private NodeAttribute(string name, (int Type, int Field) kind, Action<ProtoWriter, int> write)
    {
        Message.Write(NameField, name);
        write(Message, kind.Field);
        Message.Write(TypeField, kind.Type);
    }

    /// <summary>The attribute as it stands in the file.</summary>
    public ProtoWriter Message { get; } = new();

    public static NodeAttribute Of(string name, float value) => new(name, Float, (message, field) => message.Write(field, value));

    public static NodeAttribute Of(string name, long value) => new(name, Int, (message, field) => message.Write(field, value));

    public static NodeAttribute Of(string name, string value) => new(name, Text, (message, field) => message.Write(field, value));

    public static NodeAttribute Of(string name, long[] values) => new(name, Ints, (message, field) =>
    {
        foreach (var value in values)
        {
            message.Write(field, value);
        }
    });

    public static NodeAttribute Of(string name, ImmutableArray<string> values) => new(name, Texts, (message, field) =>
    {
        foreach (var value in values)
        {
            message.Write(field, value);
        }
    });
}
