using Gophernet.Numerics;

namespace Gophernet.Benchmarks;

/// <summary>Random numbers from -1 to 1 to measure with.</summary>
internal static class RandomNumbers
{
    public static Matrix Matrix(int rows, int columns, RandomSource random)
    {
        var matrix = new Matrix(rows, columns);
        foreach (ref var value in matrix.Values)
        {
            value = 2 * random.NextSingle() - 1;
        }

        return matrix;
    }
}
