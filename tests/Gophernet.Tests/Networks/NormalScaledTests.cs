using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Numerics;

namespace Gophernet.Tests.Networks;

/// <summary>The starting weights of RealMLP (Holzmüller, Grinsztajn and Steinwart, 2024).</summary>
public class NormalScaledTests
{
    // The deviation of n normal numbers is 1/√(2n) of itself off on average, and their mean 1/√n of it; five of these, and the seed is fixed.
    private const double Deviations = 5;

    private const int Numbers = 100;

    private static readonly Parameters Filled = Fill(new NetworkShape(
        new InputShape([new PeriodicInput(Numbers), new PlainInput(5), new EmbeddedInput(200)], IsScaled: true),
        [
            new LayerShape(413, 200, Activation.Selu, IsParametric: true), new LayerShape(200, 300, Activation.Selu, IsParametric: true),
            new LayerShape(300, 3, Activation.Softmax),
        ]));

    [Theory]
    [InlineData("layers.0.weight", 0.0492068)] // 1/√413
    [InlineData("layers.1.weight", 0.0707107)] // 1/√200
    [InlineData("layers.0.bias", 1)]
    [InlineData("layers.1.bias", 1)]
    [InlineData("inputs.0.frequency", 0.1)]
    [InlineData("inputs.2.embedding", 1)]
    public void Normal_numbers_have_the_deviation_of_the_paper(string name, double deviation)
    {
        var values = Values(name);
        var reach = Deviations * deviation / Math.Sqrt(values.Length);

        Assert.InRange(values.Average(), -reach, reach);
        Assert.InRange(Math.Sqrt(values.Average(value => value * value)), deviation - reach / Math.Sqrt(2), deviation + reach / Math.Sqrt(2));
        Assert.InRange(values.Max(Math.Abs) / deviation, 2, 6); // and are not uniform: those stop at √3
    }

    [Theory]
    [InlineData("inputs.0.phase", 3.1415927f, 0.99f)] // of 1,600 numbers one chance in 3,000 to stay further away, and the seed is fixed
    [InlineData("inputs.0.weight", 0.25f, 0.99f)] // 1/√16
    [InlineData("inputs.0.bias", 0.25f, 0.95f)]
    public void Uniform_numbers_reach_their_bound(string name, float bound, float near)
    {
        Assert.InRange(Values(name).Max(), near * bound, bound);
        Assert.InRange(Values(name).Min(), -bound, -near * bound);
    }

    [Theory]
    [InlineData("layers.2.weight", 0)]
    [InlineData("layers.2.bias", 0)]
    [InlineData("inputs.scale", 1)]
    [InlineData("layers.0.activation_weight", 1)]
    [InlineData("layers.1.activation_weight", 1)]
    public void The_last_layer_starts_at_0_and_factors_and_shares_at_1(string name, double expected) =>
        Assert.All(Values(name), value => Assert.Equal(expected, value));

    [Fact]
    public void A_network_without_hidden_layers_starts_at_0() => Assert.Equal(
        new float[8], Fill(NetworkShape.Create(3, [], Activation.Relu, 2, Activation.Softmax)).Values);

    // The parameters of the inputs are drawn last: whether there are any does not change the others.
    [Fact]
    public void The_layers_start_alike_with_embeddings_and_without()
    {
        LayerShape[] layers = [new LayerShape(5, 7, Activation.Selu), new LayerShape(7, 2, Activation.Softmax)];
        var plain = Fill(new NetworkShape([.. layers]));
        var embedding = Fill(new NetworkShape(new InputShape([new PeriodicInput(1), new PlainInput(1)], IsScaled: true), [.. layers]));

        Assert.Equal(plain.Values, embedding.Values[^plain.Values.Length..]);
    }

    public static TheoryData<StartingWeights> Starts { get; } = [.. StartingWeights.All];

    [Theory]
    [MemberData(nameof(Starts))]
    public void Every_start_fills_every_parameter(StartingWeights start) =>
        Assert.All(Fill(Filled.Shape, start).Values.ToArray(), value => Assert.True(float.IsFinite(value)));

    private static double[] Values(string name)
    {
        var tensor = Filled.Shape.Tensors.Single(tensor => tensor.Name == name);
        return [.. Filled.Values.Slice(tensor.Offset, tensor.Length).ToArray().Select(value => (double)value)];
    }

    private static Parameters Fill(NetworkShape shape, StartingWeights? start = null)
    {
        var parameters = new Parameters(shape);
        parameters.Values.Fill(float.NaN);
        (start ?? StartingWeights.NormalScaled).Fill(parameters, new RandomSource(1, RandomPurpose.StartingWeights));
        return parameters;
    }
}
