using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Inputs;

namespace Gophernet.Tests.Networks;

public class InputShapeTests
{
    // A number becomes three and itself, and a category eight.
    [Theory]
    [InlineData("plain", 5, 5)]
    [InlineData("periodic", 5, 20)]
    [InlineData("embedded", 5, 8)]
    [InlineData("embedded", 4096, 8)]
    [InlineData("embedded", 4097, 9)] // the fourth root
    [InlineData("embedded", 50_000, 15)]
    [InlineData("one-hot", 5, 5)]
    public void A_group_becomes_as_many_numbers_as_its_kind_says(string kind, int inputs, int outputs) =>
        Assert.Equal((inputs, outputs, outputs), (Shape((kind, inputs)).Inputs, Shape((kind, inputs)).Outputs, InputSteps.Create(kind, inputs).Outputs));

    [Fact]
    public void Groups_add_up()
    {
        var shape = Shape(("plain", 2), ("periodic", 3), ("embedded", 4));

        Assert.Equal((9, 22), (shape.Inputs, shape.Outputs));
        Assert.Equal((5, 1), (shape.Numbers, shape.CodeColumns));
        Assert.False(shape.IsIdentity);
        Assert.True(Shape(("plain", 2), ("plain", 1)).IsIdentity);
    }

    [Fact]
    public void A_network_has_the_inputs_of_the_groups_not_of_its_first_layer()
    {
        var shape = new NetworkShape(Shape(("periodic", 2)), [new LayerShape(8, 3, Activation.Softmax)]);

        Assert.Equal(2, shape.Inputs);
        Assert.Equal("2-3", shape.ToString());
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("periodic")]
    [InlineData("embedded")]
    [InlineData("one-hot")]
    public void Rejects_a_group_without_inputs(string kind)
    {
        foreach (var inputs in (int[])[0, -1])
        {
            var input = Shape(("plain", 4), (kind, inputs));

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
            () => new NetworkShape(Shape(("periodic", 2)), [new LayerShape(2, 1, Activation.Identity)]));

        Assert.Contains("2 inputs", error.Message, StringComparison.Ordinal);
        Assert.Contains("8 enter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_more_inputs_than_can_be_counted() =>
        Assert.Throws<OverflowException>(() => Shape(("plain", int.MaxValue), ("plain", 1)));

    // 4·2³⁰ is 0 in 32 bits.
    [Fact]
    public void Rejects_more_numbers_than_can_be_counted() =>
        Assert.Throws<OverflowException>(() => Shape(("periodic", 1 << 30), ("plain", 1)));

    // 8·300,000,000 is beyond 2³¹.
    [Fact]
    public void Rejects_more_parameters_of_inputs_than_an_array_holds() =>
        Assert.Throws<GophernetException>(
            () => new NetworkShape(new InputShape([new EmbeddedInput(300_000_000, 8)], IsScaled: false), [new LayerShape(8, 1, Activation.Identity)]));

    private static InputShape Shape(params (string Kind, int Inputs)[] groups) =>
        new([.. groups.Select(group => InputSteps.Create(group.Kind, group.Inputs))], IsScaled: false);
}
