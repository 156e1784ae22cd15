using Gophernet.Networks;
using Gophernet.Networks.Activations;

namespace Gophernet.Tests.Networks;

public class ParametersTests
{
    [Fact]
    public void Layers_are_views_of_one_block_weights_before_biases()
    {
        var parameters = new Parameters(NetworkShape.Create(2, [3], Activation.Relu, 1, Activation.Identity));
        for (var i = 0; i < parameters.Values.Length; i++)
        {
            parameters.Values[i] = i;
        }

        Assert.Equal([0f, 1f, 2f, 3f, 4f, 5f], parameters.Weights(0).Values);
        Assert.Equal([6f, 7f, 8f], parameters.Biases(0).Values);
        Assert.Equal([9f, 10f, 11f], parameters.Weights(1).Values);
        Assert.Equal([12f], parameters.Biases(1).Values);
    }

    [Fact]
    public void Weights_stand_as_outputs_by_inputs()
    {
        var parameters = new Parameters(NetworkShape.Create(2, [3], Activation.Relu, 1, Activation.Identity));

        Assert.Equal((3, 2), (parameters.Weights(0).Rows, parameters.Weights(0).Columns));
        Assert.Equal((3, 1), (parameters.Biases(0).Rows, parameters.Biases(0).Columns));
    }
}
