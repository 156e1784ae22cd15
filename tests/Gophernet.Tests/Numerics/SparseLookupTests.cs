using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class SparseLookupTests
{
    private const int Rows = 50;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(16)]
    public void A_sum_is_that_of_the_plain_loop_to_the_bit(int numbers)
    {
        var weights = Weights(numbers);
        var row = Row();
        var expected = new float[numbers];
        for (var i = 0; i < row.Columns.Length; i++)
        {
            for (var j = 0; j < numbers; j++)
            {
                expected[j] = MathF.FusedMultiplyAdd(row.Values[i], weights[row.Columns[i], j], expected[j]);
            }
        }

        var sums = Enumerable.Repeat(float.NaN, numbers).ToArray();
        SparseLookup.Sum(weights, row, sums);

        Assert.Equal(expected, sums);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(11)]
    [InlineData(16)]
    public void A_step_is_that_of_the_plain_loop_to_the_bit_and_changes_no_other_row(int numbers)
    {
        var (weights, expected) = (Weights(numbers), Weights(numbers));
        var row = Row();
        var steps = Enumerable.Range(0, 2 * numbers).Select(i => 0.1f * (i - 3)).ToArray();
        byte[] kinds = [.. Enumerable.Range(0, Rows).Select(i => (byte)(i == 31 ? 1 : 0))];
        for (var i = 0; i < row.Columns.Length; i++)
        {
            for (var j = 0; j < numbers; j++)
            {
                expected[row.Columns[i], j] = MathF.FusedMultiplyAdd(steps[kinds[row.Columns[i]] * numbers + j], row.Values[i], expected[row.Columns[i], j]);
            }
        }

        SparseLookup.Step(weights, row, steps, kinds);

        Assert.Equal(expected.Values.ToArray(), weights.Values.ToArray());
    }

    private static Matrix Weights(int numbers)
    {
        var weights = new Matrix(Rows, numbers);
        var random = new Random(1);
        for (var i = 0; i < weights.Values.Length; i++)
        {
            weights.Values[i] = random.NextSingle() - 0.5f;
        }

        return weights;
    }

    /// <summary>A bucket that two n-grams share stands twice.</summary>
    private static SparseRow Row() => new([0, 7, 7, 31, 49], [0.3f, 1, -0.7f, 0.1f, 0.9f]);
}
