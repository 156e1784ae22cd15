namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>What a graph says of its inputs and outputs (ValueInfoProto): a name, a type with sizes, and a description.</summary>
internal static class ValueInfo
{
    private const int Name = 1;
    private const int Type = 2;
    private const int Description = 3;

    private const int TensorType = 1;
    private const int ElementTypeField = 1;
    private const int Shape = 2;
    private const int Dimension = 1;
    private const int FixedSize = 1;
    private const int NamedSize = 2;

    /// <summary>Describes [rows], or [rows, columns].</summary>
    public static ProtoWriter Of(string name, ElementType type, int? columns, string description)
    {
        var shape = new ProtoWriter();
        shape.Write(Dimension, With(size => size.Write(NamedSize, "N")));
        if (columns is { } count)
        {
            shape.Write(Dimension, With(size => size.Write(FixedSize, count)));
        }

        var tensor = new ProtoWriter();
        tensor.Write(ElementTypeField, (long)type);
        tensor.Write(Shape, shape);
        var info = new ProtoWriter();
        info.Write(Name, name);
        info.Write(Type, With(holder => holder.Write(TensorType, tensor)));
        info.Write(Description, description);
        return info;
    }

    private static ProtoWriter With(Action<ProtoWriter> write)
    {
        var message = new ProtoWriter();
        write(message);
        return message;
    }
}
