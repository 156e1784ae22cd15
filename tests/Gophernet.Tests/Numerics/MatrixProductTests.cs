using Gophernet.Numerics;
using static Gophernet.Tests.Numerics.MatrixSamples;

namespace Gophernet.Tests.Numerics;

public class MatrixProductTests
{
    // Every one of up to 70 terms rounds a sum of up to about 10 once (5e-7): 4e-6 was the worst measured.
    private const double FloatRounding = 1e-5;

    public static TheoryData<string> Products { get; } = [.. MatrixProductReference.All.Select(product => product.Name)];

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_element_is_the_sum_in_double(string name)
    {
        var product = MatrixProductReference.Named(name);
        foreach (var (a, b, destination) in Sizes().Select(size => product.NewOperands(size.Rows, size.Inner, size.Columns)))
        {
            product.Run(a, b, destination);
            for (var i = 0; i < destination.Rows; i++)
            {
                for (var j = 0; j < destination.Columns; j++)
                {
                    var error = Math.Abs(destination[i, j] - product.Sum(a, b, i, j));
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
        var product = MatrixProductReference.Named(name);
        foreach (var (a, b, destination) in Sizes().Select(size => product.NewOperands(size.Rows, size.Inner, size.Columns)))
        {
            product.Run(a, b, destination);
            for (var i = 0; i < destination.Rows; i++)
            {
                for (var j = 0; j < destination.Columns; j++)
                {
                    AssertSameBits(product.OrderedSum(a, b, i, j), destination[i, j], $"{a.ShapeText} and {b.ShapeText} at [{i}, {j}]");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void What_stood_in_the_destination_does_not_matter(string name)
    {
        var product = MatrixProductReference.Named(name);
        var (a, b, destination) = product.NewOperands(5, 6, 19);
        product.Run(a, b, destination);
        var expected = destination.Values.ToArray();

        destination.Values.Fill(float.NaN);
        product.Run(a, b, destination);

        Assert.Equal(expected, destination.Values);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void An_empty_sum_is_zero(string name)
    {
        var product = MatrixProductReference.Named(name);
        var (a, b, destination) = product.NewOperands(2, 0, 9);
        destination.Values.Fill(1);

        product.Run(a, b, destination);

        Assert.All(destination.Values.ToArray(), value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Works_on_views_and_leaves_their_surroundings_alone(string name)
    {
        var product = MatrixProductReference.Named(name);
        var (a, b, expected) = product.NewOperands(3, 5, 9);
        product.Run(a, b, expected);
        var (offset, storage) = (3, new float[200]);
        Array.Fill(storage, 7);
        var viewOfA = ViewAt(storage, ref offset, a);
        var viewOfB = ViewAt(storage, ref offset, b);
        var start = offset;
        var viewOfDestination = ViewAt(storage, ref offset, new Matrix(3, 9));

        product.Run(viewOfA, viewOfB, viewOfDestination);

        Assert.Equal(expected.Values, viewOfDestination.Values);
        Assert.All(storage[offset..].Append(storage[start - 4]), value => Assert.Equal(7, value));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void A_shape_error_names_both_shapes(string name)
    {
        var product = MatrixProductReference.Named(name);

        var error = Assert.Throws<ArgumentException>(() => product.Run(new Matrix(2, 3), new Matrix(4, 5), new Matrix(2, 5)));

        Assert.Contains("[2, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[4, 5]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void A_wrong_destination_is_named_with_the_shape_that_is_needed(string name)
    {
        var product = MatrixProductReference.Named(name);
        var (a, b, _) = product.NewOperands(2, 3, 4);

        var error = Assert.Throws<ArgumentException>(() => product.Run(a, b, new Matrix(4, 2)));

        Assert.Contains("[4, 2]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 4]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Refuses_a_factor_as_its_destination(string name)
    {
        var product = MatrixProductReference.Named(name);
        var (a, b, _) = product.NewOperands(3, 3, 3);

        Assert.Throws<ArgumentException>(() => product.Run(a, b, a));
        Assert.Throws<ArgumentException>(() => product.Run(a, b, b));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Refuses_a_destination_that_shares_a_part_of_a_factors_memory(string name)
    {
        var product = MatrixProductReference.Named(name);
        var storage = new float[17];

        Assert.Throws<ArgumentException>(
            () => product.Run(new Matrix(storage, 0, 3, 3), new Matrix(3, 3), new Matrix(storage, 8, 3, 3)));
    }
}
