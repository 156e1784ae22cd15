using System.Runtime.InteropServices;

namespace Gophernet.Training;

/// <summary>Many numbers as bytes of a checkpoint, little-endian.</summary>
internal static class StateNumbers
{
    public static void Write(BinaryWriter state, ReadOnlySpan<float> values) => state.Write(MemoryMarshal.AsBytes(values));

    public static void Read(BinaryReader state, Span<float> values) => state.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));

    public static void Write(BinaryWriter state, ReadOnlySpan<int> values) => state.Write(MemoryMarshal.AsBytes(values));

    public static void Read(BinaryReader state, Span<int> values) => state.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));
}
