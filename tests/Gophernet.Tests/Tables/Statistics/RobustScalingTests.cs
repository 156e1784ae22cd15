using Gophernet.Tables.Statistics;

namespace Gophernet.Tests.Tables.Statistics;

/// <summary>Median and quartiles instead of mean and deviation, and a smooth end (Holzmüller, Grinsztajn and Steinwart, 2024).</summary>
public class RobustScalingTests
{
    private const double Rounding = 1e-14;

    // numpy.percentile(values, [25, 75]) takes the places (n − 1)/4 and 3(n − 1)/4 of the values in order, and between two in proportion:
    //   1 2 3 4 5       places 1 and 3: 2 and 4
    //   1 2 3 4         places 0.75 and 2.25: 1.75 and 3.25
    //   0 1 4 9 16 25   places 1.25 and 3.75: 1.75 and 14.25
    //   −8 2            places 0.25 and 0.75: −5.5 and −0.5
    [Theory]
    [InlineData(3.0, 2.0, 4.0, 1.0, 5.0, 3.0, 2.0)]
    [InlineData(2.5, 1.5, 3.0, 1.0, 2.0, 4.0)]
    [InlineData(6.5, 12.5, 16.0, 0.0, 9.0, 25.0, 1.0, 4.0)]
    [InlineData(-3.0, 5.0, 2.0, -8.0)]
    public void The_median_becomes_0_and_the_distance_of_the_quartiles_1(double median, double distance, params double[] values)
    {
        var scaling = Scaling.Robust(values);

        Assert.Equal((median, median), (scaling.Fill, scaling.Mean));
        Assert.Equal(distance, scaling.Deviation, Rounding);
        Assert.True(scaling.IsSmooth);
    }

    // The quartiles of 0 0 0 0 0 0 1 3 are 0 and 0.25; of 0 0 0 0 0 0 0 3 both 0, and half the range is 1.5.
    [Theory]
    [InlineData(0.25, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 3.0)]
    [InlineData(1.5, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.0)]
    [InlineData(2.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 11.0, 7.0)]
    public void Where_the_quartiles_are_equal_half_the_range_is_taken(double expected, params double[] values) =>
        Assert.Equal(expected, Scaling.Robust(values).Deviation);

    // Of 1 2 3 100, the distances from most numbers, the median is 2.5; half the range is 50.
    [Fact]
    public void One_far_number_among_zeros_does_not_press_the_others_together() =>
        Assert.Equal(2.5, Scaling.Robust([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 2, 3, 100]).Deviation);

    [Fact]
    public void A_constant_keeps_its_scale() => Assert.Equal(new Scaling(5, 5, 1, IsSmooth: true), Scaling.Robust([5, 5, 5]));

    // The median of 1 2 3 4 5 is 3, which stands for the three that are missing: the quartiles of 1 2 3 3 3 3 4 5 are 2.75 and 3.25.
    [Fact]
    public void What_is_missing_counts_as_the_median()
    {
        var scaling = Scaling.Robust([1, double.NaN, 2, 3, double.NaN, 4, 5, double.NaN]);

        Assert.Equal(new Scaling(3, 3, 0.5, IsSmooth: true), scaling);
        Assert.Equal(0, scaling.Encode(double.NaN));
    }

    [Fact]
    public void A_column_with_nothing_in_it_becomes_0() =>
        Assert.Equal(0, Scaling.Robust([double.NaN, double.NaN]).Encode(double.NaN));

    // More values than are ranked: every so-many-th of 0 … 99,999 in any order has quartiles near 25,000 and 75,000.
    [Fact]
    public void The_quartiles_of_a_long_column_are_those_of_an_even_part()
    {
        const double SixDeviationsOfAQuartile = 6 * 100_000 * 0.00338; // √(¼·¾ / 16,384)
        double[] values = [.. Enumerable.Range(0, 100_000).Select(i => (double)i)];
        Assert.Equal(50_000, Scaling.Robust(values).Deviation, 10.0);
        new Random(1).Shuffle(values);

        Assert.Equal(50_000, Scaling.Robust(values).Deviation, 2 * SixDeviationsOfAQuartile);
        Assert.Equal(49_999.5, Scaling.Robust(values).Mean);
    }

    // z / √(1 + (z/3)²): 3/√2 at 3, 4·3/5 at 4, and almost z near 0.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 2.1213203435596424)]
    [InlineData(4, 2.4)]
    [InlineData(-4, -2.4)]
    [InlineData(1e-3, 9.999999444444491e-4)]
    public void Far_numbers_are_drawn_in(double z, double expected) =>
        Assert.Equal((float)expected, new Scaling(0, 10, 2, IsSmooth: true).Encode(10 + 2 * z), 3e-7f);

    [Theory]
    [InlineData(1e3, 1)]
    [InlineData(1e30, 1)]
    [InlineData(3e38, 1e-6)]
    [InlineData(3e38, 1e-120)] // the square of the quotient is beyond a double
    [InlineData(3e38, 1e-300)]
    public void No_number_is_drawn_beyond_3(double value, double deviation)
    {
        var scaling = new Scaling(0, 0, deviation, IsSmooth: true);

        Assert.InRange(scaling.Encode(value), 2.9999f, 3);
        Assert.InRange(scaling.Encode(-value), -3, -2.9999f);
    }

    [Fact]
    public void Drawing_in_keeps_the_order()
    {
        var scaling = new Scaling(0, 0, 1, IsSmooth: true);
        float[] encoded = [.. Enumerable.Range(-1000, 2001).Select(i => scaling.Encode(i / 50.0))];

        Assert.Equal(encoded.Order().Distinct(), encoded);
    }

    [Fact]
    public void Many_values_are_encoded_to_the_same_bits_as_one_by_one()
    {
        var random = new Random(1);
        var scaling = new Scaling(0.1, 1e-3, 3.7, IsSmooth: true);
        for (var count = 0; count <= 70; count++)
        {
            double[] values = [.. Enumerable.Range(0, count).Select(
                i => i % 5 == 2 ? double.NaN : (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 38)))];
            var inputs = new float[count];

            scaling.Encode(values, inputs);

            Assert.Equal(values.Select(value => BitConverter.SingleToInt32Bits(scaling.Encode(value))), inputs.Select(BitConverter.SingleToInt32Bits));
        }
    }
}
