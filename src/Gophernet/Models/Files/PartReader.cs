using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Gophernet.Numerics;
using Gophernet.Training;

namespace Gophernet.Models.Files;

/// <summary>Reads what <see cref="PartWriter"/> wrote. Memory follows the bytes that are there, whatever they claim.</summary>
/// <param name="file">All bytes of a file.</param>
/// <param name="length">So many of them are read.</param>
internal sealed class PartReader(byte[] file, int length) : BinaryReader(new MemoryStream(file, 0, length, writable: false), Encoding.UTF8)
{
    /// <summary>What the file is a part of, once it was read.</summary>
    public PartHeader Header { get; set; } = PartHeader.None;

    /// <summary>Refuses bytes after the last.</summary>
    public void RequireEnd() => StateNumbers.Require(BaseStream.Position == BaseStream.Length, "the length");

    public int Whole(int smallest, int largest = int.MaxValue)
    {
        var value = ReadInt32();
        StateNumbers.Require(value >= smallest && value <= largest, "a number");
        return value;
    }

    public ImmutableArray<string> Texts()
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        for (var left = Count(1); left > 0; left--)
        {
            texts.Add(ReadString());
        }

        return texts.ToImmutable();
    }

    public byte[] Bytes() => ReadBytes(Count(1));

    public int[] Wholes()
    {
        var values = new int[Count(sizeof(int))];
        StateNumbers.Read(this, values);
        return values;
    }

    public long[] Longs()
    {
        var values = new long[Count(sizeof(long))];
        BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public double[] Doubles()
    {
        var values = new double[Count(sizeof(double))];
        BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    public float[] Floats()
    {
        var values = new float[Count(sizeof(float))];
        StateNumbers.Read(this, values);
        return values;
    }

    /// <summary>As many numbers, all of them finite.</summary>
    public float[] Finite(int count)
    {
        var values = Floats();
        StateNumbers.Require(values.Length == count && VectorLoop.AreFinite(values), "a weight");
        return values;
    }

    public Matrix Matrix()
    {
        var (rows, columns, values) = (Whole(0), Whole(0), Floats());
        StateNumbers.Require((long)rows * columns == values.Length, "a matrix");
        return new Matrix(rows, columns, values);
    }

    /// <summary>How many things of some size follow.</summary>
    private int Count(int size)
    {
        var count = Whole(0);
        StateNumbers.Require((long)count * size <= BaseStream.Length - BaseStream.Position, "a count");
        return count;
    }
}
