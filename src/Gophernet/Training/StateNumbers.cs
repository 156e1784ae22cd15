using System.Runtime.InteropServices;
using Gophernet.Numerics;

namespace Gophernet.Training;

/// <summary>Many numbers as bytes of a checkpoint, little-endian.</summary>
internal static class StateNumbers
{
    /// <summary>Refuses a state that no training reaches: a file may come from anyone, with the right hash.</summary>
    /// <exception cref="InvalidDataException">It is one.</exception>
    public static void Require(bool isPossible, string what)
    {
        if (!isPossible)
        {
            throw new InvalidDataException($"{what} in it is wrong");
        }
    }

    /// <summary>Reads numbers that must be finite.</summary>
    /// <exception cref="InvalidDataException">One is not.</exception>
    public static void ReadFinite(BinaryReader state, Span<float> values, string what)
    {
        Read(state, values);
        Require(VectorLoop.AreFinite(values), what);
    }

    public static void Write(BinaryWriter state, ReadOnlySpan<float> values) => state.Write(MemoryMarshal.AsBytes(values));

    public static void Read(BinaryReader state, Span<float> values) => state.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));

    public static void Write(BinaryWriter state, ReadOnlySpan<int> values) => state.Write(MemoryMarshal.AsBytes(values));

    public static void Read(BinaryReader state, Span<int> values) => state.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values));
}
