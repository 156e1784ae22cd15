using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>Arithmetic on numbers that stand at the same place. Sources and destination may be the same; lengths and shapes must agree.</summary>
public static class Elementwise
{
    /// <summary>destination = left + right.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(ReadOnlySpan<float> left, ReadOnlySpan<float> right, Span<float> destination) =>
        VectorLoop.Apply<Sum>(left, right, destination);

    /// <summary>destination = left + right, every element with the same number.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Add(ReadOnlySpan<float> left, float right, Span<float> destination) =>
        VectorLoop.Apply<Sum>(left, right, destination);

    /// <summary>destination = left · right, every element with the same number.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Scale(ReadOnlySpan<float> left, float right, Span<float> destination) =>
        VectorLoop.Apply<Product>(left, right, destination);

    /// <summary>destination = left + right, all [rows, columns].</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Add(Matrix left, Matrix right, Matrix destination) => Apply<Sum>(left, right, destination);

    /// <summary>destination = left − right, all [rows, columns].</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Subtract(Matrix left, Matrix right, Matrix destination) => Apply<Difference>(left, right, destination);

    /// <summary>destination = left ∘ right, element by element (Hadamard), all [rows, columns].</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void Multiply(Matrix left, Matrix right, Matrix destination) => Apply<Product>(left, right, destination);

    /// <summary>Adds column[i] to every element of row i.</summary>
    /// <param name="matrix">[rows, columns], changed in place.</param>
    /// <param name="column">[rows, 1].</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void AddColumn(Matrix matrix, Matrix column)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(column);
        column.RequireShape(matrix.Rows, 1);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var values = matrix.Row(row);
            Add(values, column.Values[row], values);
        }
    }

    private static void Apply<TFunction>(Matrix left, Matrix right, Matrix destination)
        where TFunction : struct, IBinaryFunction
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ArgumentNullException.ThrowIfNull(destination);
        right.RequireShape(left.Rows, left.Columns);
        destination.RequireShape(left.Rows, left.Columns);
        VectorLoop.Apply<TFunction>(left.Values, right.Values, destination.Values);
    }

    private readonly struct Sum : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => x + y;
    }

    private readonly struct Difference : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => x - y;
    }

    private readonly struct Product : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => x * y;
    }
}
