using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

/// <summary>One operation rounds once, so that a plain loop in float gives the same bits.</summary>
public class ElementwiseTests
{
    public static TheoryData<int> Lengths { get; } = [0, 1, 7, 8, 9, 15, 16, 17, 100];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Adds(int length) => AssertApplies((x, y) => x + y, Elementwise.Add, length);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Subtracts(int length) => AssertApplies((x, y) => x - y, Elementwise.Subtract, length);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Multiplies(int length) => AssertApplies((x, y) => x * y, Elementwise.Multiply, length);

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Adds_one_number_to_all(int length)
    {
        var values = MatrixSamples.Random(1, length, seed: 1);
        float[] expected = [.. values.Values.ToArray().Select(x => x + 0.3f)];

        Elementwise.Add(values.Values, 0.3f, values.Values);

        Assert.Equal(expected, values.Values);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Scales_all_by_one_number(int length)
    {
        var values = MatrixSamples.Random(1, length, seed: 1);
        float[] expected = [.. values.Values.ToArray().Select(x => x * 0.3f)];

        Elementwise.Scale(values.Values, 0.3f, values.Values);

        Assert.Equal(expected, values.Values);
    }

    [Fact]
    public void Adds_a_column_to_every_column()
    {
        var matrix = new Matrix(2, 3, [1, 2, 3, 4, 5, 6]);

        Elementwise.AddColumn(matrix, new Matrix(2, 1, [10, 20]));

        Assert.Equal([11f, 12f, 13f, 24f, 25f, 26f], matrix.Values);
    }

    [Fact]
    public void Writes_nothing_beyond_the_destination()
    {
        var storage = new float[20];
        var ones = new float[9];
        Array.Fill(ones, 1);

        Elementwise.Add(ones, ones, storage.AsSpan(5, 9));

        Assert.All(storage[..5].Concat(storage[14..]), value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(3, 4, 3)]
    [InlineData(3, 3, 4)]
    [InlineData(4, 3, 3)]
    public void Rejects_different_lengths_and_names_them(int left, int right, int destination)
    {
        var error = Assert.Throws<ArgumentException>(() => Elementwise.Add(new float[left], new float[right], new float[destination]));

        Assert.Contains("3", error.Message, StringComparison.Ordinal);
        Assert.Contains("4", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_different_shapes_of_the_same_length()
    {
        var (matrix, transposed) = (new Matrix(2, 3), new Matrix(3, 2));

        Assert.Throws<ArgumentException>(() => Elementwise.Subtract(matrix, transposed, matrix));
        Assert.Throws<ArgumentException>(() => Elementwise.Subtract(matrix, matrix, transposed));
    }

    [Fact]
    public void Rejects_a_column_of_another_height() =>
        Assert.Throws<ArgumentException>(() => Elementwise.AddColumn(new Matrix(2, 3), new Matrix(3, 1)));

    private static void AssertApplies(Func<float, float, float> expected, Action<Matrix, Matrix, Matrix> operation, int length)
    {
        var (left, right) = (MatrixSamples.Random(1, length, seed: 1), MatrixSamples.Random(1, length, seed: 2));
        float[] results = [.. left.Values.ToArray().Zip(right.Values.ToArray(), expected)];

        operation(left, right, left); // the destination may be a source

        Assert.Equal(results, left.Values);
    }
}
