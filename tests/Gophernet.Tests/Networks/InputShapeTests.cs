using Gophernet.Networks;

namespace Gophernet.Tests.Networks;

public class InputShapeTests
{
    // A number becomes three and itself, and a category eight.
    [Theory]
    [InlineData(InputKind.Plain, 5, 5)]
    [InlineData(InputKind.Periodic, 5, 20)]
    [InlineData(InputKind.Embedded, 5, 8)]
    public void A_group_becomes_as_many_numbers_as_its_kind_says(InputKind kind, int inputs, int outputs) =>
        Assert.Equal((inputs, outputs, outputs), (Shape((kind, inputs)).Inputs, Shape((kind, inputs)).Outputs, new InputGroup(kind, inputs).Outputs));

    [Fact]
    public void Groups_add_up()
    {
        var shape = Shape((InputKind.Plain, 2), (InputKind.Periodic, 3), (InputKind.Embedded, 4));

        Assert.Equal((9, 22), (shape.Inputs, shape.Outputs));
        Assert.True(shape.HasEmbedding);
        Assert.False(Shape((InputKind.Plain, 2), (InputKind.Plain, 1)).HasEmbedding);
    }

    [Fact]
    public void A_network_has_the_inputs_of_the_groups_not_of_its_first_layer()
    {
        var shape = new NetworkShape(Shape((InputKind.Periodic, 2)), [new LayerShape(8, 3, Activation.Softmax)]);

        Assert.Equal(2, shape.Inputs);
        Assert.Equal("2-3", shape.ToString());
    }

    [Theory]
    [InlineData(InputKind.Plain)]
    [InlineData(InputKind.Periodic)]
    [InlineData(InputKind.Embedded)]
    public void Rejects_a_group_without_inputs(InputKind kind)
    {
        foreach (var inputs in (int[])[0, -1])
        {
            var input = Shape((InputKind.Plain, 4), (kind, inputs));

            Assert.Throws<ArgumentException>(() => new NetworkShape(input, [new LayerShape(Math.Max(1, input.Outputs), 1, Activation.Identity)]));
        }
    }

    [Fact]
    public void Rejects_inputs_that_are_in_no_group() =>
        Assert.Throws<ArgumentException>(() => new NetworkShape(Shape(), [new LayerShape(1, 1, Activation.Identity)]));

    [Fact]
    public void Rejects_a_first_layer_that_does_not_fit_and_names_both_numbers()
    {
        var error = Assert.Throws<ArgumentException>(
            () => new NetworkShape(Shape((InputKind.Periodic, 2)), [new LayerShape(2, 1, Activation.Identity)]));

        Assert.Contains("2 inputs", error.Message, StringComparison.Ordinal);
        Assert.Contains("8 enter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_more_inputs_than_can_be_counted() =>
        Assert.Throws<OverflowException>(() => Shape((InputKind.Plain, int.MaxValue), (InputKind.Plain, 1)));

    // 4·2³⁰ is 0 in 32 bits.
    [Fact]
    public void Rejects_more_numbers_than_can_be_counted() =>
        Assert.Throws<OverflowException>(() => Shape((InputKind.Periodic, 1 << 30), (InputKind.Plain, 1)));

    // 8·300,000,000 is beyond 2³¹.
    [Fact]
    public void Rejects_more_parameters_of_inputs_than_an_array_holds() =>
        Assert.Throws<GophernetException>(() => new NetworkShape(Shape((InputKind.Embedded, 300_000_000)), [new LayerShape(8, 1, Activation.Identity)]));

    private static InputShape Shape(params (InputKind Kind, int Inputs)[] groups) =>
        new([.. groups.Select(group => new InputGroup(group.Kind, group.Inputs))], IsScaled: false);
}
