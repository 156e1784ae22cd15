using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// Sums up rows of a matrix that are looked up, and changes them. Rows of four or eight numbers, the usual ones of a text, go through registers; the sums
/// are those of the plain loop, to the bit.
/// </summary>
internal static class SparseLookup
{
    private const int Half = VectorLoop.Width / 2;

    /// <summary>The least columns of a matrix, from so many on, whose rows go through registers.</summary>
    public static int FullWidth(int columns) => columns <= Half ? Half : columns <= VectorLoop.Width ? VectorLoop.Width : columns;

    /// <summary>sums = Σ value · row of the matrix.</summary>
    /// <param name="weights">[columns of the sparse row, numbers].</param>
    /// <param name="row">What is looked up.</param>
    /// <param name="sums">Receives as many numbers as the matrix has columns.</param>
    public static void Sum(Matrix weights, SparseRow row, Span<float> sums)
    {
        ReadOnlySpan<float> all = weights.Values;
        var columns = row.Columns;
        var values = row.Values;
        switch (sums.Length)
        {
            case Half:
                var four = Vector128<float>.Zero;
                for (var i = 0; i < columns.Length; i++)
                {
                    four = Vector128.FusedMultiplyAdd(Vector128.Create(all.Slice(columns[i] * Half, Half)), Vector128.Create(values[i]), four);
                }

                four.CopyTo(sums);
                break;
            case VectorLoop.Width:
                var eight = Vector256<float>.Zero;
                for (var i = 0; i < columns.Length; i++)
                {
                    var weight = Vector256.Create(all.Slice(columns[i] * VectorLoop.Width, VectorLoop.Width));
                    eight = Vector256.FusedMultiplyAdd(weight, Vector256.Create(values[i]), eight);
                }

                eight.CopyTo(sums);
                break;
            default:
                sums.Clear();
                for (var i = 0; i < columns.Length; i++)
                {
                    Add(all.Slice(columns[i] * sums.Length, sums.Length), values[i], sums);
                }

                break;
        }
    }

    /// <summary>Each row of the matrix that is looked up += value · the step of its kind.</summary>
    /// <param name="weights">[columns of the sparse row, numbers].</param>
    /// <param name="row">What is looked up.</param>
    /// <param name="steps">[kinds, numbers], one kind after the other.</param>
    /// <param name="kinds">For each row of the matrix, the row of the steps that is its own.</param>
    public static void Step(Matrix weights, SparseRow row, ReadOnlySpan<float> steps, ReadOnlySpan<byte> kinds)
    {
        var all = weights.Values;
        var columns = row.Columns;
        var values = row.Values;
        switch (weights.Columns)
        {
            case Half:
                for (var i = 0; i < columns.Length; i++)
                {
                    var weight = all.Slice(columns[i] * Half, Half);
                    var step = Vector128.Create(steps.Slice(kinds[columns[i]] * Half, Half));
                    Vector128.FusedMultiplyAdd(step, Vector128.Create(values[i]), Vector128.Create<float>(weight)).CopyTo(weight);
                }

                break;
            case VectorLoop.Width:
                for (var i = 0; i < columns.Length; i++)
                {
                    var weight = all.Slice(columns[i] * VectorLoop.Width, VectorLoop.Width);
                    var step = Vector256.Create(steps.Slice(kinds[columns[i]] * VectorLoop.Width, VectorLoop.Width));
                    Vector256.FusedMultiplyAdd(step, Vector256.Create(values[i]), Vector256.Create<float>(weight)).CopyTo(weight);
                }

                break;
            default:
                for (var i = 0; i < columns.Length; i++)
                {
                    Add(steps.Slice(kinds[columns[i]] * weights.Columns, weights.Columns), values[i], weights.Row(columns[i]));
                }

                break;
        }
    }

    /// <summary>sums += factor · row.</summary>
    private static void Add(ReadOnlySpan<float> row, float factor, Span<float> sums)
    {
        var i = 0;
        for (; i <= row.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            VectorLoop.Store(Vector256.FusedMultiplyAdd(VectorLoop.Load(row, i), Vector256.Create(factor), VectorLoop.Load(sums, i)), sums, i);
        }

        for (; i < row.Length; i++)
        {
            sums[i] = MathF.FusedMultiplyAdd(row[i], factor, sums[i]);
        }
    }
}
