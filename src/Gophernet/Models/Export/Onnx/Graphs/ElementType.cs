namespace Gophernet.Models.Export.Onnx.Graphs;

/// <summary>What a tensor holds, by its number in files (TensorProto.DataType).</summary>
internal enum ElementType
{
    /// <summary>32-bit floats.</summary>
    Float = 1,

    /// <summary>64-bit whole numbers.</summary>
    Int64 = 7,

    /// <summary>Texts.</summary>
    String = 8,

    /// <summary>Yes or no.</summary>
    Bool = 9,

    /// <summary>64-bit floats.</summary>
    Double = 11,
}
