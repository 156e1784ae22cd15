using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;
using Gophernet.Networks.Tensors;

namespace Gophernet.Tests.Networks;

/// <summary>The parameters by their names, one after the other in one block.</summary>
public class ParameterTensorTests
{
    private static readonly NetworkShape Shape = new(
        new InputShape(
            [new PlainInput(2), new PeriodicInput(3), new EmbeddedInput(4), new PlainInput(1), new PeriodicInput(1)],
            IsScaled: true),
        [
            new LayerShape(27, 5, Activation.Selu, IsParametric: true), new LayerShape(5, 6, Activation.Tanh),
            new LayerShape(6, 7, Activation.Mish, IsParametric: true), new LayerShape(7, 2, Activation.Softmax),
        ]);

    [Fact]
    public void Every_tensor_has_its_name_shape_and_kind() => Assert.Equal(
        [
            ("inputs.1.frequency", ParameterKind.Wave, 3, 16), ("inputs.1.phase", ParameterKind.Wave, 3, 16),
            ("inputs.1.weight", ParameterKind.Wave, 3, 48), ("inputs.1.bias", ParameterKind.Wave, 3, 3),
            ("inputs.2.embedding", ParameterKind.Category, 4, 8),
            ("inputs.4.frequency", ParameterKind.Wave, 1, 16), ("inputs.4.phase", ParameterKind.Wave, 1, 16),
            ("inputs.4.weight", ParameterKind.Wave, 1, 48), ("inputs.4.bias", ParameterKind.Wave, 1, 3),
            ("inputs.scale", ParameterKind.Scale, 27, 1),
            ("layers.0.weight", ParameterKind.Weight, 5, 27), ("layers.0.bias", ParameterKind.Bias, 5, 1),
            ("layers.1.weight", ParameterKind.Weight, 6, 5), ("layers.1.bias", ParameterKind.Bias, 6, 1),
            ("layers.2.weight", ParameterKind.Weight, 7, 6), ("layers.2.bias", ParameterKind.Bias, 7, 1),
            ("layers.3.weight", ParameterKind.Weight, 2, 7), ("layers.3.bias", ParameterKind.Bias, 2, 1),
            ("layers.0.activation_weight", ParameterKind.ActivationWeight, 5, 1), ("layers.2.activation_weight", ParameterKind.ActivationWeight, 7, 1),
        ],
        Shape.Tensors.Select(tensor => (tensor.Name, tensor.Kind, tensor.Rows, tensor.Columns)));

    [Fact]
    public void Each_begins_where_the_one_before_ends()
    {
        var offset = 0;
        foreach (var tensor in Shape.Tensors)
        {
            Assert.Equal(offset, tensor.Offset);
            offset += tensor.Rows * tensor.Columns;
        }

        Assert.Equal(offset, Shape.ParameterCount);
        Assert.Equal(offset, new Parameters(Shape).Values.Length);
    }

    [Fact]
    public void Layers_and_shares_are_the_tensors_of_their_names()
    {
        var parameters = new Parameters(Shape);
        for (var layer = 0; layer < 4; layer++)
        {
            parameters.Weights(layer).Values.Fill(10 * layer + 1);
            parameters.Biases(layer).Values.Fill(10 * layer + 2);
            parameters.ActivationWeights(layer)?.Values.Fill(10 * layer + 3);
        }

        Assert.Equal([null, null], [parameters.ActivationWeights(1), parameters.ActivationWeights(3)]);
        Assert.All(Shape.Tensors.Select((tensor, i) => (tensor, i)), pair => Assert.Equal(
            pair.tensor.Name[0] == 'i' ? 0 : 10 * (pair.tensor.Name[7] - '0') + pair.tensor.Kind switch
            {
                ParameterKind.Weight => 1,
                ParameterKind.Bias => 2,
                _ => 3,
            },
            Assert.Single(parameters.Tensor(pair.i).Values.ToArray().Distinct())));
    }

    [Fact]
    public void A_plain_network_has_weights_and_biases_alone() => Assert.Equal(
        ["layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias"],
        NetworkShape.Create(4, [3], Activation.Sigmoid, 3, Activation.Sigmoid).Tensors.Select(tensor => tensor.Name));

    [Fact]
    public void One_number_a_row_is_a_vector() => Assert.Equal(
        ["inputs.scale", "layers.0.bias", "layers.1.bias", "layers.2.bias", "layers.3.bias", "layers.0.activation_weight", "layers.2.activation_weight"],
        Shape.Tensors.Where(tensor => tensor.IsVector).Select(tensor => tensor.Name));

    [Fact]
    public void Parameters_take_the_values_of_others_of_the_same_number()
    {
        var (from, to) = (new Parameters(Shape), new Parameters(Shape));
        from.Values.Fill(3);

        to.CopyFrom(from, TestContext.Current.CancellationToken);
        from.Values.Fill(4);

        Assert.All(to.Values.ToArray(), value => Assert.Equal(3, value));
        Assert.Throws<ArgumentException>(() => to.CopyFrom(
            new Parameters(NetworkShape.Create(1, [], Activation.Relu, 1, Activation.Identity)), TestContext.Current.CancellationToken));
    }
}
