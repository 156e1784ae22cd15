using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks;

public class StartingWeightsTests
{
    // 7,500 uniform numbers come within 1 % of either bound, but for one chance in 10¹⁶ (0.995⁷⁵⁰⁰).
    private const float NearBound = 0.99f;

    [Fact]
    public void The_articles_weights_and_biases_are_between_0_and_1() =>
        Assert.All(Fill(StartingWeights.UniformUnit, Activation.Sigmoid).Values.ToArray(), value => Assert.True(value is >= 0 and < 1));

    [Fact]
    public void The_articles_biases_are_drawn_too() =>
        Assert.All(Fill(StartingWeights.UniformUnit, Activation.Sigmoid).Biases(0).Values.ToArray(), value => Assert.NotEqual(0, value));

    public static TheoryData<Activation> Activations { get; } = [.. Activation.All];

    // Glorot and Bengio (2010): √(6 / (inputs + outputs)) = √(6 / 200) = 0.1732051.
    [Theory]
    [MemberData(nameof(Activations))]
    public void Weights_reach_the_bound_of_Glorot(Activation activation) =>
        AssertReaches(0.1732051f, Fill(StartingWeights.UniformScaled, activation).Weights(0));

    [Fact]
    public void Scaled_weights_go_with_biases_of_0() =>
        Assert.All(Fill(StartingWeights.UniformScaled, Activation.Relu).Biases(0).Values.ToArray(), value => Assert.Equal(0, value));

    private static Parameters Fill(StartingWeights start, Activation activation)
    {
        var parameters = new Parameters(NetworkShape.Create(150, [], activation, 50, activation));
        parameters.Values.Fill(float.NaN);
        start.Fill(parameters, new RandomSource(1, RandomPurpose.StartingWeights));
        return parameters;
    }

    private static void AssertReaches(float bound, Matrix weights)
    {
        var values = weights.Values.ToArray();

        Assert.InRange(values.Max(), NearBound * bound, bound);
        Assert.InRange(values.Min(), -bound, -NearBound * bound);
    }
}
