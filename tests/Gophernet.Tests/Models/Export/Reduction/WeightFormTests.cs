using Gophernet.Models.Export.Reduction;
using Gophernet.Numerics;

namespace Gophernet.Tests.Models.Export.Reduction;

public class WeightFormTests
{
    public static TheoryData<string> Names => [.. WeightForm.All.Select(form => form.Name)];

    [Fact]
    public void Int8_divides_the_largest_weight_of_each_row_by_127()
    {
        // The scales are 0.5 and 2, which have few bits: nothing is rounded of them.
        var (codes, scales) = FormOf("int8").Encode(new Matrix(2, 3, [63.5f, -10.2f, 0.2f, -254, 3.1f, 1]));

        Assert.Equal([0.5f, 2f], scales);
        Assert.Equal([127f, -20f, 0f, -127f, 2f, 0f], codes.Values.ToArray());
    }

    [Fact]
    public void Float16_rounds_as_the_frameworks_halves_do()
    {
        var weights = Weights(1, 1000, deviation: 100);
        weights[0, 0] = 40_000; // the scale is 1 where the largest is from 32,768 to 65,504
        var expected = weights.Values.ToArray().Select(weight => (float)(Half)weight);

        FormOf("float16").Round(weights);

        Assert.Equal(expected, weights.Values.ToArray());
    }

    [Fact]
    public void The_codes_of_float16_are_the_bits_of_halves()
    {
        var weights = Weights(1, 1000, deviation: 100);
        weights[0, 0] = 40_000;
        var expected = weights.Values.ToArray().Select(weight => (float)BitConverter.HalfToUInt16Bits((Half)weight));

        var (codes, scales) = FormOf("float16").Encode(weights);

        Assert.Equal([MathF.ScaleB(1, 112)], scales); // the bits are put where a float has them, whose exponent counts from 127 and not from 15
        Assert.Equal(expected, codes.Values.ToArray());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_was_rounded_once_stays_as_it_is(string name)
    {
        for (var exponent = -20; exponent <= 20; exponent++)
        {
            var weights = Weights(40, 33, MathF.ScaleB(1.37f, exponent));
            FormOf(name).Round(weights);
            var once = weights.Values.ToArray();

            FormOf(name).Round(weights);

            Assert.Equal(once, weights.Values.ToArray());
        }
    }

    [Theory]
    [InlineData("int8", 0.5 / 127 * 1.0001)] // half a step, of a scale that was rounded up
    [InlineData("float16", 1.0 / 2048)]
    public void Is_as_near_as_its_steps_are(string name, double most)
    {
        var weights = Weights(20, 50, 1);
        var before = weights.Values.ToArray();

        FormOf(name).Round(weights);

        for (var row = 0; row < weights.Rows; row++)
        {
            var own = before.AsSpan(row * 50, 50).ToArray();
            var largest = own.Max(Math.Abs);
            Assert.All(own.Zip(weights.Row(row).ToArray()), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0, largest * most));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_of_zeros_and_nearly_zeros_becomes_one_of_zeros(string name)
    {
        var weights = new Matrix(2, 2, [0, -0f, 1e-38f, -1e-40f]);

        FormOf(name).Round(weights);

        Assert.All(weights.Values.ToArray(), weight => Assert.Equal(0u, BitConverter.SingleToUInt32Bits(weight)));
    }

    [Fact]
    public void Float16_refuses_a_weight_that_is_too_large()
    {
        var fault = Assert.Throws<GophernetException>(() => FormOf("float16").Round(new Matrix(1, 1, [1e38f])));

        Assert.Contains("too large", fault.Message, StringComparison.Ordinal);
        FormOf("float16").Round(new Matrix(1, 1, [1e9f]));
    }

    private static WeightForm FormOf(string name) => WeightForm.All.Single(form => form.Name == name);

    private static Matrix Weights(int rows, int columns, float deviation)
    {
        var weights = new Matrix(rows, columns);
        new RandomSource(3, RandomPurpose.StartingWeights).FillNormal(weights.Values, deviation);
        return weights;
    }
}
