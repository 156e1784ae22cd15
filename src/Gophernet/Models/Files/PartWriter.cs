using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Gophernet.Numerics;

namespace Gophernet.Models.Files;

/// <summary>Writes numbers and texts of a part, little-endian; of many, how many there are stands before them.</summary>
/// <param name="stream">Receives them; it is closed with this.</param>
internal sealed class PartWriter(Stream stream) : BinaryWriter(stream, Encoding.UTF8)
{
    public void WriteTexts(ImmutableArray<string> texts)
    {
        Write(texts.Length);
        foreach (var text in texts)
        {
            Write(text);
        }
    }

    public void WriteBytes(ReadOnlySpan<byte> values)
    {
        Write(values.Length);
        Write(values);
    }

    public void WriteWholes(ReadOnlySpan<int> values)
    {
        Write(values.Length);
        Write(MemoryMarshal.AsBytes(values));
    }

    public void WriteLongs(ReadOnlySpan<long> values)
    {
        Write(values.Length);
        Write(MemoryMarshal.AsBytes(values));
    }

    public void WriteFloats(ReadOnlySpan<float> values)
    {
        Write(values.Length);
        Write(MemoryMarshal.AsBytes(values));
    }

    public void WriteDoubles(ReadOnlySpan<double> values)
    {
        Write(values.Length);
        Write(MemoryMarshal.AsBytes(values));
    }

    public void WriteMatrix(Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        Write(matrix.Rows);
        Write(matrix.Columns);
        WriteFloats(matrix.Values);
    }
}
