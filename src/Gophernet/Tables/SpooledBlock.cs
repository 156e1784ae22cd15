using System.Collections.Immutable;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Gophernet.Numerics;
using Gophernet.Storage;

namespace Gophernet.Tables;

/// <summary>
/// Rows on their way into a spool, or out of it: what a network learns from, and a mark each. In the file, a block of rows has their numbers, [rows, numbers],
/// then the codes of each category, their targets, [rows, outputs], what they count, and their marks: little-endian, as in memory.
/// </summary>
internal sealed class SpooledBlock
{
    /// <summary>The mark of a row that is like no sampled one.</summary>
    public const int NoMark = -1;

    /// <summary>Has memory for rows.</summary>
    /// <param name="rows">The most rows.</param>
    /// <param name="numbers">The numbers of a row.</param>
    /// <param name="codeWidths">How many categories each categorical column has.</param>
    /// <param name="outputs">The targets of a row.</param>
    /// <param name="hasWeights">Whether rows count differently.</param>
    public SpooledBlock(int rows, int numbers, ImmutableArray<int> codeWidths, int outputs, bool hasWeights)
    {
        (Inputs, Targets) = (new EncodedRows(rows, numbers, codeWidths), new Matrix(rows, outputs));
        (Weights, Marks) = (hasWeights ? new float[rows] : [], new int[rows]);
    }

    /// <summary>Encoded inputs.</summary>
    public EncodedRows Inputs { get; }

    /// <summary>Encoded targets, [rows, outputs].</summary>
    public Matrix Targets { get; }

    /// <summary>What each row counts; empty where all count 1.</summary>
    public float[] Weights { get; }

    /// <summary>The sampled row that each row is, or has the inputs of; <see cref="NoMark"/> for none.</summary>
    public int[] Marks { get; }

    /// <summary>The most rows.</summary>
    public int Capacity => Marks.Length;

    /// <summary>The bytes of a row.</summary>
    public int RowBytes => Inputs.RowBytes + sizeof(float) * (Targets.Columns + (Weights.Length > 0 ? 1 : 0)) + sizeof(int);

    /// <summary>Copies neighbouring rows to another of the same columns.</summary>
    public void CopyTo(int start, int count, SpooledBlock other, int otherStart)
    {
        for (var part = 0; part < PartCount; part++)
        {
            Part(part, start, count).CopyTo(other.Part(part, otherStart, count));
        }
    }

    /// <summary>Writes the first rows at the end of a file.</summary>
    /// <returns>A hash of what was written.</returns>
    public ulong WriteTo(SpoolFile file, int count)
    {
        var hash = new XxHash3();
        for (var part = 0; part < PartCount; part++)
        {
            var bytes = Part(part, 0, count);
            file.Append(bytes);
            hash.Append(bytes);
        }

        return hash.GetCurrentHashAsUInt64();
    }

    /// <summary>Reads a block.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where the block begins.</param>
    /// <param name="start">Where its first row is put.</param>
    /// <param name="count">Its rows.</param>
    /// <returns>A hash of what was read.</returns>
    public ulong ReadFrom(SpoolFile file, long offset, int start, int count)
    {
        var hash = new XxHash3();
        for (var part = 0; part < PartCount; part++)
        {
            var bytes = Part(part, start, count);
            file.Read(offset, bytes);
            hash.Append(bytes);
            offset += bytes.Length;
        }

        return hash.GetCurrentHashAsUInt64();
    }

    private int PartCount => Inputs.PartCount + 3;

    private Span<byte> Part(int part, int start, int count) => (part - Inputs.PartCount) switch
    {
        0 => MemoryMarshal.AsBytes(Targets.Values.Slice(start * Targets.Columns, count * Targets.Columns)),
        1 => MemoryMarshal.AsBytes(Weights.AsSpan(Weights.Length > 0 ? start : 0, Weights.Length > 0 ? count : 0)),
        2 => MemoryMarshal.AsBytes(Marks.AsSpan(start, count)),
        _ => Inputs.Part(part, start, count),
    };
}
