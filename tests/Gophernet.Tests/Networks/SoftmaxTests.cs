using Gophernet.Networks.Activations;
using Gophernet.Numerics;
using Gophernet.Tests.Numerics;

namespace Gophernet.Tests.Networks;

public class SoftmaxTests
{
    // A rounding a class (6e-8), and the last of the division.
    private const float FloatRounding = 1e-6f;

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(600)]
    public void Every_column_has_the_sum_1(int rows)
    {
        var layer = PanelSamples.Random(5, rows, seed: 1);

        Apply(layer);

        Assert.All(Enumerable.Range(0, rows), row => Assert.Equal(1, Enumerable.Range(0, 5).Sum(neuron => layer[neuron, row]), FloatRounding));
    }

    // e² / (e² + e¹ + e⁰) = 7.389056 / 11.107338 and so on.
    [Fact]
    public void Probabilities_are_the_powers_of_e_over_their_sum()
    {
        var layer = PanelSamples.Of(3, 1, 2, 1, 0);

        Apply(layer);

        Assert.Equal(0.66524096f, layer[0, 0], FloatRounding);
        Assert.Equal(0.24472847f, layer[1, 0], FloatRounding);
        Assert.Equal(0.09003057f, layer[2, 0], FloatRounding);
    }

    [Theory]
    [InlineData(1e30f)]
    [InlineData(-1e30f)]
    public void Large_sums_do_not_overflow(float sum)
    {
        var layer = PanelSamples.Of(2, 1, sum, sum);

        Apply(layer);

        Assert.Equal([0.5f, 0.5f], [layer[0, 0], layer[1, 0]]);
    }

    private static void Apply(PanelMatrix layer) => Activation.Softmax.Apply(layer, layer, 0, layer.PanelCount);
}
