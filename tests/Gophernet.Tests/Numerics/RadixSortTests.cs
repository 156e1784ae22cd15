using Gophernet.Numerics;

namespace Gophernet.Tests.Numerics;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 9)]
    [InlineData(2, 17)]
    [InlineData(16, 17)]
    [InlineData(17, 17)]
    [InlineData(100, 9)]
    [InlineData(100, 25)]
    [InlineData(255, 17)]
    [InlineData(256, 17)]
    [InlineData(300, 9)]
    [InlineData(5000, 17)]
    [InlineData(5000, 25)]
    public void Whole_numbers_of_few_bits_come_out_in_order(int count, int bits)
    {
        var random = new Random(1);
        var values = Enumerable.Range(0, count).Select(_ => random.Next(1 << bits)).ToArray();
        var expected = values.Order().ToArray();

        Assert.Equal(expected, RadixSort.Sort(values, new int[count], bits).ToArray());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Sorts_as_the_framework_does(int count)
    {
        var random = new Random(count);
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            do
            {
                value = BitConverter.Int32BitsToSingle((int)random.NextInt64(int.MinValue, int.MaxValue)); // of any sign and size
            }
            while (float.IsNaN(value));
        }

        var expected = values.Order().ToArray();

        RadixSort.Sort(values);

        Assert.Equal(expected, values);
    }

    [Fact]
    public void Infinities_zeros_and_equal_numbers_find_their_places()
    {
        float[] values = [0, float.PositiveInfinity, 1, -1, float.NegativeInfinity, 1, -0f, float.Epsilon];

        RadixSort.Sort(values);

        Assert.Equal([float.NegativeInfinity, -1, -0f, 0, float.Epsilon, 1, 1, float.PositiveInfinity], values);
        Assert.True(float.IsNegative(values[2]));
    }
}
