#pragma warning disable xUnit1051 // what takes microseconds is not cancelled

using Gophernet.Numerics;
using static Gophernet.Tests.Numerics.MatrixSamples;

namespace Gophernet.Tests.Numerics;

public class PanelProductTests
{
    // Every one of up to 70 terms rounds a sum of up to about 10 once (5e-7): 4e-6 was the worst measured.
    private const double FloatRounding = 1e-5;

    public static TheoryData<string> Products { get; } = [.. PanelProductReference.All.Select(product => product.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_element_is_the_sum_in_double(string name)
    {
        var product = PanelProductReference.Named(name);
        foreach (var (rows, inner, columns) in Sizes())
        {
            var (a, b, biases) = product.NewOperands(rows, inner, columns);
            var result = product.Run(a, b, biases);
            for (var i = 0; i < result.Rows; i++)
            {
                for (var j = 0; j < result.Columns; j++)
                {
                    var error = Math.Abs(result[i, j] - product.Sum(a, b, biases, i, j));
                    Assert.True(error <= FloatRounding, $"{a.ShapeText} and {b.ShapeText} at [{i}, {j}]: off by {error:e2}");
                }
            }
        }
    }

    // The order of a sum is a promise: with it, results are the same to the bit on every machine.
    [Theory]
    [MemberData(nameof(Products))]
    public void Every_element_has_the_bits_of_the_documented_order(string name)
    {
        var product = PanelProductReference.Named(name);
        foreach (var (rows, inner, columns) in Sizes())
        {
            var (a, b, biases) = product.NewOperands(rows, inner, columns);
            var result = product.Run(a, b, biases);
            for (var i = 0; i < result.Rows; i++)
            {
                for (var j = 0; j < result.Columns; j++)
                {
                    AssertSameBits(product.OrderedSum(a, b, biases, i, j), result[i, j], $"{a.ShapeText} and {b.ShapeText} at [{i}, {j}]");
                }
            }
        }
    }

    // Large weights are packed 24 columns at a time: widths with a last piece of 9, 17 and 6, and one without.
    [Theory]
    [MemberData(nameof(Products))]
    public void Wide_weights_have_the_bits_of_the_documented_order(string name)
    {
        var product = PanelProductReference.Named(name);
        foreach (var rows in (int[])[129, 137, 150, 144])
        {
            var (a, b, biases) = product.NewOperands(rows, inner: 257, columns: 3);
            var result = product.Run(a, b, biases);
            for (var i = 0; i < result.Rows; i++)
            {
                for (var j = 0; j < result.Columns; j++)
                {
                    AssertSameBits(product.OrderedSum(a, b, biases, i, j), result[i, j], $"{a.ShapeText} and {b.ShapeText} at [{i}, {j}]");
                }
            }
        }
    }

    // Weights are packed in pieces of 256 rows: the sums go on from one piece to the next.
    [Theory]
    [MemberData(nameof(Products))]
    public void Long_sums_have_the_bits_of_the_documented_order(string name)
    {
        var product = PanelProductReference.Named(name);
        foreach (var inner in (int[])[255, 256, 257, 512, 1025])
        {
            var (a, b, biases) = product.NewOperands(7, inner, 17);
            var result = product.Run(a, b, biases);
            for (var i = 0; i < result.Rows; i++)
            {
                for (var j = 0; j < result.Columns; j++)
                {
                    AssertSameBits(product.OrderedSum(a, b, biases, i, j), result[i, j], $"inner {inner} at [{i}, {j}]");
                }
            }
        }
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    public void A_product_of_some_panels_leaves_the_others_alone(int first, int count)
    {
        var (weights, biases, inputs) = (Random(5, 6, seed: 1), Random(5, 1, seed: 2), PanelSamples.Random(6, 60, seed: 3));
        var (all, part) = (new PanelMatrix(5, 60), new PanelMatrix(5, 60));
        part.Values.Fill(7);
        PanelProduct.Multiply(weights, biases, inputs, all, 0, 4);

        PanelProduct.Multiply(weights, biases, inputs, part, first, count);

        Assert.Equal(all.Panels(first, count), part.Panels(first, count));
        Assert.All(part.Panels(0, first).ToArray(), value => Assert.Equal(7, value));
        Assert.All(part.Panels(first + count, 4 - first - count).ToArray(), value => Assert.Equal(7, value));
    }

    [Fact]
    public void Weights_and_gradients_may_be_views_and_what_is_round_them_stays()
    {
        var (plain, rows) = (Random(7, 9, seed: 1), PanelSamples.Random(16, 9, seed: 3));
        var (offset, storage) = (3, new float[200]);
        Array.Fill(storage, 7);
        var weights = ViewAt(storage, ref offset, plain);
        var start = offset;
        var gradient = ViewAt(storage, ref offset, new Matrix(7, 9));
        var deltas = PanelSamples.Random(7, 16, seed: 2);
        var (expected, expectedGradient, result) = (new PanelMatrix(9, 16), new Matrix(7, 9), new PanelMatrix(9, 16));
        PanelProduct.MultiplyTransposed(plain, deltas, expected);
        PanelProduct.MultiplyByRows(deltas, rows, expectedGradient);

        PanelProduct.MultiplyTransposed(weights, deltas, result);
        PanelProduct.MultiplyByRows(deltas, rows, gradient);

        Assert.Equal(expected.Values, result.Values);
        Assert.Equal(expectedGradient.Values, gradient.Values);
        Assert.All(storage[(offset - 4)..].Append(storage[start - 4]), value => Assert.Equal(7, value));
    }

    [Fact]
    public void A_shape_error_names_both_shapes()
    {
        var error = Assert.Throws<ArgumentException>(
            () => PanelProduct.Multiply(new Matrix(2, 3), new Matrix(2, 1), new PanelMatrix(4, 5), new PanelMatrix(2, 5), 0, 1));

        Assert.Contains("[3, 5]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 5]", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_operands_that_do_not_fit()
    {
        var weights = new Matrix(2, 3);

        Assert.Throws<ArgumentException>(
            () => PanelProduct.Multiply(weights, new Matrix(3, 1), new PanelMatrix(3, 5), new PanelMatrix(2, 5), 0, 1));
        Assert.Throws<ArgumentException>(
            () => PanelProduct.Multiply(weights, new Matrix(2, 1), new PanelMatrix(3, 5), new PanelMatrix(2, 6), 0, 1));
        Assert.Throws<ArgumentException>(() => PanelProduct.MultiplyTransposed(weights, new PanelMatrix(3, 5), new PanelMatrix(3, 5)));
        Assert.Throws<ArgumentException>(() => PanelProduct.MultiplyTransposed(weights, new PanelMatrix(2, 5), new PanelMatrix(2, 5)));
        Assert.Throws<ArgumentException>(() => PanelProduct.MultiplyByRows(new PanelMatrix(2, 5), new PanelMatrix(5, 3), weights));
        Assert.Throws<ArgumentException>(() => PanelProduct.MultiplyByRows(new PanelMatrix(2, 5), new PanelMatrix(16, 4), weights));
    }

    [Fact]
    public void Refuses_a_factor_as_its_destination()
    {
        var (square, panels) = (new Matrix(3, 3), new PanelMatrix(3, 3));

        Assert.Throws<ArgumentException>(() => PanelProduct.Multiply(square, new Matrix(3, 1), panels, panels, 0, 1));
        Assert.Throws<ArgumentException>(() => PanelProduct.MultiplyTransposed(square, panels, panels));
    }

    [Fact]
    public void Ends_where_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var (weights, biases, inputs, outputs) = (new Matrix(3, 2), new Matrix(3, 1), new PanelMatrix(2, 5), new PanelMatrix(3, 5));

        Assert.Throws<OperationCanceledException>(() => PanelProduct.Multiply(weights, biases, inputs, outputs, 0, 1, source.Token));
        Assert.Throws<OperationCanceledException>(() => PanelProduct.AddColumns(weights, 0, 2, inputs, 0, outputs, 0, 1, source.Token));
        Assert.Throws<OperationCanceledException>(() => PanelProduct.MultiplyTransposed(weights, outputs, inputs, source.Token));
        Assert.Throws<OperationCanceledException>(() => PanelProduct.MultiplyByRows(outputs, new PanelMatrix(16, 2), weights, source.Token));
    }
}
