using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>One of the three products, with what each of its elements should be.</summary>
/// <param name="Name">The formula.</param>
/// <param name="Run">The product under test.</param>
/// <param name="TransposesA">Whether A stands as [inner, rows].</param>
/// <param name="TransposesB">Whether B stands as [columns, inner].</param>
internal sealed record MatrixProductReference(string Name, Action<Matrix, Matrix, Matrix> Run, bool TransposesA, bool TransposesB)
{
    private const int Lanes = 8;

    public static IReadOnlyList<MatrixProductReference> All { get; } =
    [
        new("A·B", MatrixProduct.Multiply, false, false),
        new("Aᵀ·B", MatrixProduct.MultiplyTransposedLeft, true, false),
        new("A·Bᵀ", MatrixProduct.MultiplyTransposedRight, false, true),
    ];

    public static MatrixProductReference Named(string name) => All.Single(product => product.Name == name);

    public (Matrix A, Matrix B, Matrix Destination) NewOperands(int rows, int inner, int columns) => (
        TransposesA ? MatrixSamples.Random(inner, rows, seed: 1) : MatrixSamples.Random(rows, inner, seed: 1),
        TransposesB ? MatrixSamples.Random(columns, inner, seed: 2) : MatrixSamples.Random(inner, columns, seed: 2),
        new Matrix(rows, columns));

    /// <summary>Element [i, j] in double.</summary>
    public double Sum(Matrix a, Matrix b, int i, int j)
    {
        var sum = 0.0;
        for (var k = 0; k < InnerOf(a); k++)
        {
            sum += (double)A(a, i, k) * B(b, k, j);
        }

        return sum;
    }

    /// <summary>Element [i, j] in float, in the order that <see cref="MatrixProduct"/> documents.</summary>
    public float OrderedSum(Matrix a, Matrix b, int i, int j) => TransposesB ? InterleavedSum(a, b, i, j) : RunningSum(a, b, i, j);

    /// <summary>One sum in the order of the inner index, with fused multiply-add.</summary>
    private float RunningSum(Matrix a, Matrix b, int i, int j)
    {
        var sum = 0f;
        for (var k = 0; k < InnerOf(a); k++)
        {
            sum = MathF.FusedMultiplyAdd(A(a, i, k), B(b, k, j), sum);
        }

        return sum;
    }

    /// <summary>Eight sums, term k going to sum k mod 8, put together as ((0+4) + (2+6)) + ((1+5) + (3+7)).</summary>
    private float InterleavedSum(Matrix a, Matrix b, int i, int j)
    {
        var sums = new float[Lanes];
        for (var k = 0; k < InnerOf(a); k++)
        {
            sums[k % Lanes] = MathF.FusedMultiplyAdd(A(a, i, k), B(b, k, j), sums[k % Lanes]);
        }

        return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    }

    private int InnerOf(Matrix a) => TransposesA ? a.Rows : a.Columns;

    private float A(Matrix a, int i, int k) => TransposesA ? a[k, i] : a[i, k];

    private float B(Matrix b, int k, int j) => TransposesB ? b[j, k] : b[k, j];
}
