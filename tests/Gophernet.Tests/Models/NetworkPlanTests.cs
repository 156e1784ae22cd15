using Gophernet.Models;
using Gophernet.Networks.Inputs;
using Gophernet.Tables;
using Gophernet.Tables.Features;
using Gophernet.Tables.Statistics;
using Gophernet.Tables.Targets;
using Gophernet.Training;

namespace Gophernet.Tests.Models;

/// <summary>From columns and options to how the inputs enter a network.</summary>
public class NetworkPlanTests
{
    private static readonly Scaling Any = new(0, 0, 1);

    /// <summary>Two numbers, the second with an input for missing, as have a pair and a date of two parts; and categories with 4 and 9 inputs.</summary>
    private static readonly Schema Schema = new(
        ["n1", "n2", "b", "d", "c4", "c9", "y"],
        [""],
        [
            new NumericFeature("n1", Any, HasMissing: false, []),
            new NumericFeature("n2", Any, HasMissing: true, []),
            new BooleanFeature("b", "no", "yes", Any, HasMissing: true),
            new DateFeature("d", [(DatePart.Year, Any), (DatePart.Month, Any)], HasMissing: true),
            new CategoricalFeature("c4", ["a", "b", "c"], HasOther: true, HasMissing: false),
            new CategoricalFeature("c9", ["a", "b", "c", "d", "e", "f", "g"], HasOther: true, HasMissing: true),
        ],
        new LabelTarget("y", ["p", "q", "r"]));

    private static readonly TrainingOptions Plain = Preset.Plain with { Hidden = [5] };

    [Fact]
    public void Plain_options_do_nothing_to_numbers()
    {
        var shape = NetworkPlan.ShapeFor(Schema, Plain);

        Assert.Equal([new PlainInput(8), new OneHotInput(4), new OneHotInput(9)], shape.Input!.Steps);
        Assert.Equal("21-5-3", shape.ToString());
        Assert.Null(NetworkPlan.ShapeFor(Schema with { Features = Schema.Features[..4] }, Plain).Input);
    }

    [Fact]
    public void Factors_alone_keep_all_numbers_in_one_step() => Assert.Equal(
        [new PlainInput(8), new OneHotInput(4), new OneHotInput(9)], Input(Plain with { HasInputScale = true }).Steps);

    // Numbers and the parts of dates; what says that one is missing stays as it is, and a pair too.
    [Fact]
    public void Numbers_get_waves_and_what_is_missing_does_not() => Assert.Equal(
        [
            new PeriodicInput(2), new PlainInput(3), new PeriodicInput(2), new PlainInput(1), new OneHotInput(4), new OneHotInput(9),
        ],
        Input(Plain with { Numbers = [NumberEmbedding.Waves] }).Steps);

    [Fact]
    public void Networks_take_numbers_in_turn_in_the_ways_that_are_named()
    {
        var shapes = NetworkPlan.ShapesFor(Schema, Plain with { Numbers = [NumberEmbedding.Waves, NumberEmbedding.Lines], NetworkCount = 5 });

        Assert.Equal(["periodic", "piecewise", "periodic", "piecewise", "periodic"], shapes.Select(shape => shape.Input!.Steps[0].Kind));
        Assert.Same(shapes[0], shapes[2]);
        Assert.Same(shapes[1], shapes[3]);
    }

    [Fact]
    public void Networks_that_compare_rows_are_the_last_kind()
    {
        var shapes = NetworkPlan.ShapesFor(
            Schema, Plain with { Numbers = [NumberEmbedding.Waves, NumberEmbedding.Lines], HasNeighbours = true, NetworkCount = 6, Hidden = [7, 5] });

        Assert.Equal([false, false, true, false, false, true], shapes.Select(shape => shape.IsComparing));
        Assert.Equal([7, 64], shapes[2].Layers.Select(layer => layer.Outputs));
        Assert.Equal(shapes[0].Outputs, shapes[2].Outputs);
        Assert.Same(shapes[2], shapes[5]);
    }

    [Fact]
    public void Without_numbers_all_networks_are_of_one_kind()
    {
        var schema = new Schema(["c", "y"], [""], [new CategoricalFeature("c", ["a", "b"], HasOther: true, HasMissing: true)], Schema.Target);

        var shapes = NetworkPlan.ShapesFor(schema, Plain with { Numbers = [NumberEmbedding.Waves, NumberEmbedding.Lines], NetworkCount = 4 });

        Assert.Single(shapes.Distinct());
    }

    [Theory]
    [InlineData(0, "one-hot", "one-hot")]
    [InlineData(10, "one-hot", "one-hot")]
    [InlineData(9, "one-hot", "embedded")]
    [InlineData(5, "one-hot", "embedded")]
    [InlineData(4, "embedded", "embedded")]
    public void A_feature_of_enough_categories_is_embedded(int fewest, params string[] expected) => Assert.Equal(
        ["plain", .. expected], Input(Plain with { EmbeddedCategories = fewest }).Steps.Select(step => step.Kind));

    [Theory]
    [InlineData(256, "one-hot")]
    [InlineData(257, "embedded")]
    public void Very_many_categories_are_always_embedded(int categories, string expected)
    {
        var feature = new CategoricalFeature("c", [.. Enumerable.Range(0, categories).Select(i => $"{i}")], HasOther: true, HasMissing: true);

        var shape = NetworkPlan.ShapeFor(new Schema(["c", "y"], [""], [feature], Schema.Target), Plain);

        Assert.Equal([expected], shape.Input!.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void The_hidden_layers_alone_are_parametric()
    {
        var shape = NetworkPlan.ShapeFor(Schema, Plain with { IsParametric = true, Hidden = [5, 4] });

        Assert.Equal([true, true, false], shape.Layers.Select(layer => layer.IsParametric));
    }

    [Fact]
    public void The_first_layer_takes_what_the_inputs_become()
    {
        var shape = NetworkPlan.ShapeFor(Schema, Plain with { Numbers = [NumberEmbedding.Waves], EmbeddedCategories = 9, HasInputScale = true });

        Assert.Equal((21, 21 + 4 * 3 - 9 + 8), (shape.Inputs, shape.Layers[0].Inputs));
        Assert.True(shape.Input!.IsScaled);
    }

    private static InputShape Input(TrainingOptions options) => NetworkPlan.ShapeFor(Schema, options).Input!;
}
