using Gophernet.Networks.Losses;
using Gophernet.Tests.Models.Files;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tests.Training.Options;

public class OptionTableTests
{
    [Fact]
    public void Every_one_of_the_training_options_stands_in_the_table()
    {
        var copy = Preset.Plain;
        foreach (var option in OptionTable.All)
        {
            copy = option.Copy(UnusualOptions.All, copy);
        }

        Assert.Equal(UnusualOptions.All, copy);
    }

    [Fact]
    public void Every_one_but_the_number_of_networks_has_an_entry_in_json()
    {
        var copy = Preset.Plain;
        foreach (var option in OptionTable.All.Where(option => option.Key is not null))
        {
            copy = option.Copy(UnusualOptions.All, copy);
        }

        Assert.Equal(UnusualOptions.All with { NetworkCount = Preset.Plain.NetworkCount }, copy);
    }

    [Fact]
    public void No_two_options_have_the_same_name()
    {
        Assert.Distinct(OptionTable.All.Select(option => option.Name).OfType<string>());
        Assert.Distinct(OptionTable.All.Select(option => option.Key).OfType<string>());
    }

    [Fact]
    public void An_option_has_a_line_of_help_where_it_has_a_name_on_the_command_line() =>
        Assert.All(OptionTable.All, option => Assert.Equal(option.Name is null, option.Help.Length == 0));

    [Theory]
    [MemberData(nameof(Named))]
    public void A_value_that_is_written_as_text_is_the_same_value_when_read(string name)
    {
        var option = Find(name);
        var options = UnusualOptions.All with { Loss = new LossFunction(Loss.Quantile, 0.3f) };
        var read = option.With(Preset.Plain, option.TextOf(options));

        Assert.NotNull(read);
        Assert.Equal(option.TextOf(options), option.TextOf(read));
    }

    [Theory]
    [InlineData("hidden", "64,,32")]
    [InlineData("hidden", "0")]
    [InlineData("hidden", "65537")]
    [InlineData("activation", "softmax")]
    [InlineData("parametric", "yes")]
    [InlineData("dropout", "1")]
    [InlineData("dropout", "0,5")]
    [InlineData("quantile", "0")]
    [InlineData("quantile", "1")]
    [InlineData("quantile", "0.1,")]
    [InlineData("quantile", "0.1,1.5")]
    [InlineData("quantile", "0.5,0.1,0.5")]
    [InlineData("learning-rate", "0")]
    [InlineData("learning-rate", "NaN")]
    [InlineData("weight-decay", "-0.1")]
    [InlineData("weight-decay", "Infinity")]
    [InlineData("rates", "bias=1,bias=2")]
    [InlineData("rates", "weights=1")]
    [InlineData("class-weight", "a=-1")]
    [InlineData("batch-size", "-1")]
    [InlineData("epochs", "0")]
    [InlineData("ensemble", "101")]
    [InlineData("validation", "0.51")]
    [InlineData("seed", "18446744073709551616")]
    public void A_text_beyond_the_range_is_refused(string name, string text) => Assert.Null(Find(name).With(Preset.Plain, text));

    [Fact]
    public void Named_numbers_may_have_exponents()
    {
        Assert.Equal(0.25e-4f, Assign(Preset.Plain, "rates", "bias=2.5e-5").Rates.Bias);
        Assert.Equal([("a", 1e-5f), ("b=c", 2e3f)], Assign(Preset.Plain, "class-weight", "a=1E-05,b=c=2e+3").ClassWeights!.Named);
        Assert.Null(Find("rates").With(Preset.Plain, "bias=1e99"));
    }

    [Fact]
    public void Several_quantiles_are_put_in_order_and_the_median_stands_for_them()
    {
        var loss = Assign(Assign(Preset.Plain, "quantile", "0.95,0.5,0.05,0.01"), "loss", "quantile").Loss;

        Assert.Equal(LossFunction.FromQuantiles([0.01f, 0.05f, 0.5f, 0.95f]), loss);
        Assert.Equal(0.5f, loss.Parameter);
        Assert.Equal(0.2f, LossFunction.FromQuantiles([0.1f, 0.2f, 0.8f, 0.9f]).Parameter);
        Assert.NotEqual(new LossFunction(Loss.Quantile, 0.5f), loss);
    }

    [Theory]
    [InlineData("quantile", "0.9", "loss", "quantile", 0.9f)]
    [InlineData("loss", "quantile", "quantile", "0.9", 0.9f)]
    [InlineData("loss", "quantile", "epochs", "3", 0.5f)]
    public void A_quantile_is_kept_by_the_loss_that_needs_it(string first, string value, string second, string other, float expected)
    {
        var options = Assign(Assign(Preset.Plain, first, value), second, other);

        Assert.Equal(new LossFunction(Loss.Quantile, expected), options.Loss);
    }

    [Fact]
    public void The_old_name_of_the_activation_weights_rate_is_still_taken() =>
        Assert.Equal(Assign(Preset.Plain, "rates", "activation=0.5"), Assign(Preset.Plain, "rates", "share=0.5"));

    [Fact]
    public void The_shape_is_that_of_the_model_that_is_continued()
    {
        var (model, asked) = (UnusualOptions.All, Preset.Plain);

        Assert.Equal(
            asked with
            {
                Hidden = model.Hidden,
                HiddenActivation = model.HiddenActivation,
                IsParametric = model.IsParametric,
                HasInputScale = model.HasInputScale,
                Numbers = model.Numbers,
                HasNeighbours = model.HasNeighbours,
                EmbeddedCategories = model.EmbeddedCategories,
                OutputActivation = model.OutputActivation,
                SelectedColumns = model.SelectedColumns,
                NetworkCount = model.NetworkCount,
            },
            OptionTable.WithShapeOf(model, asked));
    }

    public static TheoryData<string> Named { get; } = [.. OptionTable.All.Select(option => option.Name).OfType<string>()];

    private static TrainingOption Find(string name) => OptionTable.All.Single(option => option.Name == name);

    private static TrainingOptions Assign(TrainingOptions options, string name, string text) => new OptionAssignment(Find(name), text).ApplyTo(options);
}
