using Gophernet.Networks;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks;

public class DropoutMaskTests
{
    private const int Neurons = 50;
    private const int Rows = 4000; // 250 panels without padding
    private const double Places = Neurons * Rows;

    // A share p of n places has the deviation √(p(1 − p)/n); five of them leave one chance in 10⁶ to a fair mask, and the keys are fixed.
    private const double Deviations = 5;

    // A sum of 200,000 floats.
    private const double FloatRounding = 1e-6;

    [Theory]
    [InlineData(0.05f)]
    [InlineData(0.15f)]
    [InlineData(0.5f)]
    [InlineData(0.9f)]
    public void As_many_are_left_out_as_the_rate_says(float rate)
    {
        foreach (var key in (ulong[])[0, 1, 0x123456789ABCDEF0, ulong.MaxValue])
        {
            AssertShare(rate, Mask(new DropoutMask(rate, key), layer: 0), isLeftOut => isLeftOut);
        }
    }

    [Theory]
    [InlineData(0.15f)]
    [InlineData(0.5f)]
    public void Every_neuron_and_every_row_is_left_out_as_often_as_others(float rate)
    {
        var mask = Mask(new DropoutMask(rate, 7), layer: 1);

        for (var neuron = 0; neuron < Neurons; neuron++)
        {
            AssertShare(rate, Enumerable.Range(0, Rows).Select(row => mask[neuron * Rows + row]), isLeftOut => isLeftOut);
        }

        for (var row = 0; row < Rows; row++)
        {
            Assert.InRange(Enumerable.Range(0, Neurons).Count(neuron => mask[neuron * Rows + row]), 0, Neurons - 1);
        }
    }

    // Of two independent masks both leave a place out with the probability rate².
    [Theory]
    [InlineData(0, 0, 1, 1UL)] // the next layer
    [InlineData(0, 3, 7, 1UL)]
    [InlineData(1, 0, 0, 2UL)] // another key
    [InlineData(2, 0, 0, 1UL << 32)]
    [InlineData(3, 0, 0, 0x9E3779B97F4A7C15UL)] // the next block of rows
    public void Masks_of_other_layers_and_keys_are_independent(int seed, int layer, int otherLayer, ulong otherKey)
    {
        const float Rate = 0.3f;
        var key = new RandomSource((ulong)seed, RandomPurpose.Dropout).NextBits();
        var first = Mask(new DropoutMask(Rate, key), layer);
        var second = Mask(new DropoutMask(Rate, layer == otherLayer ? key + otherKey : key), otherLayer);

        Assert.NotEqual(first, second);
        AssertShare(Rate * Rate, first.Zip(second, (a, b) => a && b), both => both);
    }

    [Fact]
    public void Neighbours_in_a_mask_are_independent()
    {
        const float Rate = 0.3f;
        var mask = Mask(new DropoutMask(Rate, 11), layer: 0);

        foreach (var distance in (int[])[1, 2, 8, 16, Rows]) // the last is the next neuron of the same row
        {
            AssertShare(Rate * Rate, mask.Skip(distance).Zip(mask, (a, b) => a && b), both => both);
        }
    }

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    public void What_stays_is_raised_so_that_the_sum_is_kept(float rate)
    {
        var (source, destination) = (Ones(), new PanelMatrix(Neurons, Rows));

        new DropoutMask(rate, 5).Apply(2, source, destination, 0, source.PanelCount);

        Assert.All(destination.Values.ToArray().Distinct(), value => Assert.Contains(value, (float[])[0, 1 / (1 - rate)]));
        var deviation = Math.Sqrt(rate / (1 - rate) / Places); // of the mean of numbers that are 1 / (1 − rate) with the probability 1 − rate
        Assert.Equal(1, destination.Values.ToArray().Average(value => (double)value), Deviations * deviation + FloatRounding);
    }

    [Fact]
    public void The_same_key_leaves_out_the_same_however_the_panels_are_cut()
    {
        var mask = new DropoutMask(0.4f, 0xABCDEF);
        var (whole, parts, inPlace) = (Ones(), Ones(), Ones());

        mask.Apply(1, Ones(), whole, 0, whole.PanelCount);
        for (var panel = 0; panel < parts.PanelCount; panel += 4)
        {
            mask.Apply(1, Ones(), parts, panel, Math.Min(4, parts.PanelCount - panel));
        }

        mask.Apply(1, inPlace, inPlace, 0, inPlace.PanelCount);

        Assert.Equal(whole.Values, parts.Values);
        Assert.Equal(whole.Values, inPlace.Values);
    }

    [Fact]
    public void A_mask_of_rate_0_is_empty()
    {
        Assert.True(default(DropoutMask).IsEmpty);
        Assert.True(new DropoutMask(0, 1).IsEmpty);
        Assert.False(new DropoutMask(0.1f, 0).IsEmpty);
    }

    private static void AssertShare(double expected, IEnumerable<bool> places, Func<bool, bool> isCounted)
    {
        var all = places.ToArray();
        var reach = Deviations * Math.Sqrt(expected * (1 - expected) / all.Length);

        Assert.InRange((double)all.Count(isCounted) / all.Length, expected - reach, expected + reach);
    }

    /// <summary>Whether each place is left out, neuron by neuron.</summary>
    private static bool[] Mask(DropoutMask mask, int layer)
    {
        var matrix = Ones();
        mask.Apply(layer, matrix, matrix, 0, matrix.PanelCount);
        return [.. Enumerable.Range(0, Neurons).SelectMany(neuron => Enumerable.Range(0, Rows).Select(row => matrix[neuron, row] == 0))];
    }

    private static PanelMatrix Ones()
    {
        var matrix = new PanelMatrix(Neurons, Rows);
        matrix.Values.Fill(1);
        return matrix;
    }
}
