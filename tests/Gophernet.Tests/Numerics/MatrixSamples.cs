using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>Matrices and sizes for tests of kernels.</summary>
internal static class MatrixSamples
{
    // Wider than four vectors of eight, and one row or column on either side of a whole number of them.
    private static readonly int[] LargeSizes = [31, 32, 33, 64, 70];

    /// <summary>All of 1 to 20 in each direction, larger ones against each other, and every size up to 70 in each direction.</summary>
    public static IEnumerable<(int Rows, int Inner, int Columns)> Sizes()
    {
        int[] small = [.. Enumerable.Range(1, 20)];
        var others = Enumerable.Range(1, 70).SelectMany(size => ((int, int, int)[])[(size, 9, 17), (9, size, 17), (9, 17, size), (size, size, size)]);
        return Cube(small).Concat(Cube(LargeSizes)).Concat(Cube([1, 7, 33, 64])).Concat(others);
    }

    /// <summary>Numbers in [−1, 1), the same for the same size and seed.</summary>
    public static Matrix Random(int rows, int columns, int seed)
    {
        var random = new Random(HashOf(rows, columns, seed));
        var matrix = new Matrix(rows, columns);
        foreach (ref var value in matrix.Values)
        {
            value = 2 * random.NextSingle() - 1;
        }

        return matrix;
    }

    /// <summary>A view of a part of the storage with the values of a matrix; the offset moves four numbers beyond it.</summary>
    public static Matrix ViewAt(float[] storage, ref int offset, Matrix matrix)
    {
        var view = new Matrix(storage, offset, matrix.Rows, matrix.Columns);
        matrix.Values.CopyTo(view.Values);
        offset += matrix.Values.Length + 4;
        return view;
    }

    /// <summary>Equality of the bits: 0 is not −0.</summary>
    public static void AssertSameBits(float expected, float actual, string place) =>
        Assert.True(
            BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual),
            $"{place}: {actual:r} instead of {expected:r}");

    private static IEnumerable<(int Rows, int Inner, int Columns)> Cube(int[] sizes) =>
        from rows in sizes from inner in sizes from columns in sizes select (rows, inner, columns);

    // HashCode.Combine has another seed in every process.
    private static int HashOf(int rows, int columns, int seed) => (rows * 1009 + columns) * 1009 + seed;
}
