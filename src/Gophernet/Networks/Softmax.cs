using System.Runtime.Intrinsics;
using Gophernet.Numerics;

namespace Gophernet.Networks;

/// <summary>
/// Softmax over the neurons of a layer, [neurons, rows]: each column is one distribution. The loops run along the rows, a strip of columns at a time.
/// </summary>
internal static class Softmax
{
    private const int StripWidth = 256;

    /// <summary>Replaces weighted sums by probabilities. The largest sum of each column is taken off first, so that nothing overflows.</summary>
    public static void Apply(Matrix layer)
    {
        Span<float> buffer = stackalloc float[StripWidth];
        for (var start = 0; start < layer.Columns; start += StripWidth)
        {
            var strip = buffer[..Math.Min(StripWidth, layer.Columns - start)];
            strip.Fill(float.NegativeInfinity);
            for (var neuron = 0; neuron < layer.Rows; neuron++)
            {
                VectorLoop.Apply<Larger>(strip, Part(layer, neuron, start, strip.Length), strip);
            }

            for (var neuron = 0; neuron < layer.Rows; neuron++)
            {
                var part = Part(layer, neuron, start, strip.Length);
                VectorLoop.Apply<ExpOfDifference>(part, strip, part);
            }

            strip.Clear();
            for (var neuron = 0; neuron < layer.Rows; neuron++)
            {
                Elementwise.Add(strip, Part(layer, neuron, start, strip.Length), strip);
            }

            for (var neuron = 0; neuron < layer.Rows; neuron++)
            {
                var part = Part(layer, neuron, start, strip.Length);
                VectorLoop.Apply<Quotient>(part, strip, part);
            }
        }
    }

    /// <summary>∂loss/∂sumᵢ = pᵢ·(∂loss/∂pᵢ − Σⱼ pⱼ·∂loss/∂pⱼ), in place of ∂loss/∂pᵢ.</summary>
    public static void MultiplyBySlope(Matrix outputs, Matrix slopes)
    {
        Span<float> buffer = stackalloc float[StripWidth];
        Span<float> products = stackalloc float[StripWidth];
        for (var start = 0; start < outputs.Columns; start += StripWidth)
        {
            var strip = buffer[..Math.Min(StripWidth, outputs.Columns - start)];
            var product = products[..strip.Length];
            strip.Clear();
            for (var neuron = 0; neuron < outputs.Rows; neuron++)
            {
                VectorLoop.Apply<Product>(Part(outputs, neuron, start, strip.Length), Part(slopes, neuron, start, strip.Length), product);
                Elementwise.Add(strip, product, strip);
            }

            for (var neuron = 0; neuron < outputs.Rows; neuron++)
            {
                var slope = Part(slopes, neuron, start, strip.Length);
                VectorLoop.Apply<Difference>(slope, strip, slope);
                VectorLoop.Apply<Product>(slope, Part(outputs, neuron, start, strip.Length), slope);
            }
        }
    }

    private static Span<float> Part(Matrix matrix, int row, int start, int length) => matrix.Row(row).Slice(start, length);

    private readonly struct Larger : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => Vector256.Max(x, y);
    }

    private readonly struct ExpOfDifference : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => VectorMath.Exp(x - y);
    }

    private readonly struct Quotient : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => x / y;
    }

    private readonly struct Product : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => x * y;
    }

    private readonly struct Difference : IBinaryFunction
    {
        public static Vector256<float> Apply(Vector256<float> x, Vector256<float> y) => x - y;
    }
}
