using System.Runtime.Intrinsics;

namespace Gophernet.Numerics;

/// <summary>
/// The three products that backpropagation needs. Every element is one sum, taken in the order of the inner index with fused
/// multiply-add (for A·Bᵀ: eight interleaved sums), so that its bits depend on its row and column alone, not on sizes, tails or machine.
/// </summary>
public static class MatrixProduct
{
    /// <summary>destination = A·B.</summary>
    /// <param name="a">[rows, inner].</param>
    /// <param name="b">[inner, columns].</param>
    /// <param name="destination">[rows, columns]; it must not share memory with the factors.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination is one of the factors.</exception>
    public static void Multiply(Matrix a, Matrix b, Matrix destination)
    {
        RequireFit(a, b, destination, "A·B", a?.Columns == b?.Rows, a?.Rows ?? 0, b?.Columns ?? 0);
        Combine(a!.Values, a.Columns, 1, a.Columns, b!, destination);
    }

    /// <summary>destination = Aᵀ·B.</summary>
    /// <param name="a">[inner, rows].</param>
    /// <param name="b">[inner, columns].</param>
    /// <param name="destination">[rows, columns]; it must not share memory with the factors.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination is one of the factors.</exception>
    public static void MultiplyTransposedLeft(Matrix a, Matrix b, Matrix destination)
    {
        RequireFit(a, b, destination, "Aᵀ·B", a?.Rows == b?.Rows, a?.Columns ?? 0, b?.Columns ?? 0);
        Combine(a!.Values, 1, a.Columns, a.Rows, b!, destination);
    }

    /// <summary>destination = A·Bᵀ.</summary>
    /// <param name="a">[rows, inner].</param>
    /// <param name="b">[columns, inner].</param>
    /// <param name="destination">[rows, columns]; it must not share memory with the factors.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or the destination is one of the factors.</exception>
    public static void MultiplyTransposedRight(Matrix a, Matrix b, Matrix destination)
    {
        RequireFit(a, b, destination, "A·Bᵀ", a?.Columns == b?.Columns, a?.Rows ?? 0, b?.Rows ?? 0);
        for (var row = 0; row < a!.Rows; row++)
        {
            var left = a.Row(row);
            var results = destination.Row(row);
            for (var column = 0; column < results.Length; column++)
            {
                results[column] = Dot(left, b!.Row(column));
            }
        }
    }

    /// <summary>Row i of the result is the combination of B's rows with the factors a[i·rowStep + k·innerStep].</summary>
    private static void Combine(ReadOnlySpan<float> a, int rowStep, int innerStep, int inner, Matrix b, Matrix destination)
    {
        ReadOnlySpan<float> right = b.Values;
        var columns = b.Columns;
        var width = VectorLoop.Width;
        for (var row = 0; row < destination.Rows; row++)
        {
            var results = destination.Row(row);
            var first = row * rowStep;
            var column = 0;

            // Four vectors at a time: a fused multiply-add takes four cycles, and two can start in each.
            for (; column <= columns - 4 * width; column += 4 * width)
            {
                var sum0 = Vector256<float>.Zero;
                var sum1 = Vector256<float>.Zero;
                var sum2 = Vector256<float>.Zero;
                var sum3 = Vector256<float>.Zero;
                for (var k = 0; k < inner; k++)
                {
                    var factor = Vector256.Create(a[first + k * innerStep]);
                    var part = right.Slice(k * columns + column, 4 * width);
                    sum0 = Vector256.FusedMultiplyAdd(factor, VectorLoop.Load(part, 0), sum0);
                    sum1 = Vector256.FusedMultiplyAdd(factor, VectorLoop.Load(part, width), sum1);
                    sum2 = Vector256.FusedMultiplyAdd(factor, VectorLoop.Load(part, 2 * width), sum2);
                    sum3 = Vector256.FusedMultiplyAdd(factor, VectorLoop.Load(part, 3 * width), sum3);
                }

                VectorLoop.Store(sum0, results, column);
                VectorLoop.Store(sum1, results, column + width);
                VectorLoop.Store(sum2, results, column + 2 * width);
                VectorLoop.Store(sum3, results, column + 3 * width);
            }

            for (; column <= columns - width; column += width)
            {
                var sum = Vector256<float>.Zero;
                for (var k = 0; k < inner; k++)
                {
                    var factor = Vector256.Create(a[first + k * innerStep]);
                    sum = Vector256.FusedMultiplyAdd(factor, VectorLoop.Load(right, k * columns + column), sum);
                }

                VectorLoop.Store(sum, results, column);
            }

            for (; column < columns; column++)
            {
                var sum = 0f;
                for (var k = 0; k < inner; k++)
                {
                    sum = MathF.FusedMultiplyAdd(a[first + k * innerStep], right[k * columns + column], sum);
                }

                results[column] = sum;
            }
        }
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sums = Vector256<float>.Zero;
        var i = 0;
        for (; i <= left.Length - VectorLoop.Width; i += VectorLoop.Width)
        {
            sums = Vector256.FusedMultiplyAdd(VectorLoop.Load(left, i), VectorLoop.Load(right, i), sums);
        }

        if (i < left.Length)
        {
            sums = Vector256.FusedMultiplyAdd(VectorLoop.LoadPart(left[i..]), VectorLoop.LoadPart(right[i..]), sums);
        }

        return VectorLoop.SumLanes(sums);
    }

    private static void RequireFit(Matrix? a, Matrix? b, Matrix? destination, string product, bool fits, int rows, int columns)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(destination);
        if (!fits)
        {
            throw new ArgumentException($"The shapes A {a.ShapeText} and B {b.ShapeText} do not fit the product {product}.");
        }

        destination.RequireShape(rows, columns);
        if (destination.Values.Overlaps(a.Values) || destination.Values.Overlaps(b.Values))
        {
            throw new ArgumentException($"The destination of {product} shares memory with a factor.", nameof(destination));
        }
    }
}
