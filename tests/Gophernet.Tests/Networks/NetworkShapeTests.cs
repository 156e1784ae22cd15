using Gophernet.Networks;
using Gophernet.Networks.Activations;

namespace Gophernet.Tests.Networks;

public class NetworkShapeTests
{
    [Fact]
    public void Is_written_as_its_widths() => Assert.Equal("4-3-3", Article.ToString());

    // 4·3 weights and 3 biases, then 3·3 weights and 3 biases.
    [Fact]
    public void Counts_weights_and_biases() => Assert.Equal(27, Article.ParameterCount);

    [Fact]
    public void The_last_layer_alone_has_the_output_activation()
    {
        var shape = NetworkShape.Create(2, [5, 6], Activation.Relu, 3, Activation.Softmax);

        Assert.Equal(
            [new LayerShape(2, 5, Activation.Relu), new LayerShape(5, 6, Activation.Relu), new LayerShape(6, 3, Activation.Softmax)],
            shape.Layers);
    }

    [Fact]
    public void Rejects_a_network_without_layers() => Assert.Throws<ArgumentException>(() => new NetworkShape([]));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    [InlineData(-1, 3)]
    public void Rejects_a_width_that_is_not_positive(int inputs, int outputs) =>
        Assert.Throws<ArgumentException>(() => new NetworkShape(new LayerShape(inputs, outputs, Activation.Relu)));

    [Fact]
    public void Rejects_layers_that_do_not_fit_and_names_both_widths()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new NetworkShape(new LayerShape(2, 5, Activation.Relu), new LayerShape(4, 3, Activation.Softmax)));

        Assert.Contains("5 outputs", error.Message, StringComparison.Ordinal);
        Assert.Contains("4 inputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_more_parameters_than_an_array_holds() =>
        Assert.Throws<GophernetException>(() => NetworkShape.Create(65536, [65536], Activation.Relu, 1, Activation.Identity));

    private static NetworkShape Article => NetworkShape.Create(4, [3], Activation.Sigmoid, 3, Activation.Sigmoid);
}
