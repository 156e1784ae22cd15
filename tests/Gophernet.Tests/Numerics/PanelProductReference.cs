using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>The plain kernels: one of the three products with what each of its elements should be, by the textbook.</summary>
/// <param name="Name">The formula.</param>
/// <param name="Run">The product under test, of plain matrices: A, B and the biases or null.</param>
/// <param name="TransposesA">Whether A stands as [inner, rows].</param>
/// <param name="TransposesB">Whether B stands as [columns, inner].</param>
/// <param name="HasBiases">Whether each sum starts with a bias.</param>
internal sealed record PanelProductReference(string Name, Func<Matrix, Matrix, Matrix, Matrix> Run, bool TransposesA, bool TransposesB, bool HasBiases)
{
    public static IReadOnlyList<PanelProductReference> All { get; } =
    [
        new("W·X + b", Multiply, false, false, true),
        new("Wᵀ·D", MultiplyTransposed, true, false, false),
        new("D·Xᵀ", MultiplyByRows, false, true, false),
    ];

    public static PanelProductReference Named(string name) => All.Single(product => product.Name == name);

    public (Matrix A, Matrix B, Matrix Biases) NewOperands(int rows, int inner, int columns) => (
        TransposesA ? MatrixSamples.Random(inner, rows, seed: 1) : MatrixSamples.Random(rows, inner, seed: 1),
        TransposesB ? MatrixSamples.Random(columns, inner, seed: 2) : MatrixSamples.Random(inner, columns, seed: 2),
        MatrixSamples.Random(rows, 1, seed: 3));

    /// <summary>Element [i, j] in double.</summary>
    public double Sum(Matrix a, Matrix b, Matrix biases, int i, int j)
    {
        double sum = HasBiases ? biases[i, 0] : 0;
        for (var k = 0; k < InnerOf(a); k++)
        {
            sum += (double)A(a, i, k) * B(b, k, j);
        }

        return sum;
    }

    /// <summary>Element [i, j] in float: one sum in the order of the inner index, with fused multiply-add.</summary>
    public float OrderedSum(Matrix a, Matrix b, Matrix biases, int i, int j)
    {
        var sum = HasBiases ? biases[i, 0] : 0;
        for (var k = 0; k < InnerOf(a); k++)
        {
            sum = MathF.FusedMultiplyAdd(A(a, i, k), B(b, k, j), sum);
        }

        return sum;
    }

    private static Matrix Multiply(Matrix weights, Matrix inputs, Matrix biases)
    {
        var sums = new PanelMatrix(weights.Rows, inputs.Columns);
        sums.Values.Fill(float.NaN);
        PanelProduct.Multiply(Shifted(weights), biases, PanelSamples.Of(inputs), sums, 0, sums.PanelCount);
        return ToMatrix(sums);
    }

    private static Matrix MultiplyTransposed(Matrix weights, Matrix deltas, Matrix biases)
    {
        var result = new PanelMatrix(weights.Columns, deltas.Columns);
        result.Values.Fill(float.NaN);
        PanelProduct.MultiplyTransposed(Shifted(weights), PanelSamples.Of(deltas), result);
        return ToMatrix(result);
    }

    private static Matrix MultiplyByRows(Matrix deltas, Matrix inputs, Matrix biases)
    {
        var inputRows = new PanelMatrix(0, 0);
        PanelTransposition.ToRows(PanelSamples.Of(inputs), inputRows);
        var result = Shifted(new Matrix(deltas.Rows, inputs.Rows));
        result.Values.Fill(float.NaN);
        PanelProduct.MultiplyByRows(PanelSamples.Of(deltas), inputRows, result);
        return result;
    }

    /// <summary>The same matrix as a view that begins at another place in a vector for each number of rows.</summary>
    private static Matrix Shifted(Matrix matrix)
    {
        var offset = matrix.Rows % VectorLoop.Width;
        return MatrixSamples.ViewAt(new float[offset + matrix.Values.Length + 4], ref offset, matrix);
    }

    private static Matrix ToMatrix(PanelMatrix panels)
    {
        var matrix = new Matrix(panels.Rows, panels.Columns);
        for (var i = 0; i < matrix.Rows; i++)
        {
            for (var j = 0; j < matrix.Columns; j++)
            {
                matrix[i, j] = panels[i, j];
            }
        }

        return matrix;
    }

    private int InnerOf(Matrix a) => TransposesA ? a.Rows : a.Columns;

    private float A(Matrix a, int i, int k) => TransposesA ? a[k, i] : a[i, k];

    private float B(Matrix b, int k, int j) => TransposesB ? b[j, k] : b[k, j];
}
