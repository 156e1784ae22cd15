using Gophernet.Networks;
using Gophernet.Networks.Activations;
using Gophernet.Networks.Losses;
using Gophernet.Training;

namespace Gophernet.Tests;

public class NameTableTests
{
    [Fact]
    public void Every_activation_has_a_name_that_leads_back_to_it() => AssertComplete(NetworkNames.Activations, Activation.All);

    [Fact]
    public void Every_loss_has_a_name_that_leads_back_to_it() => AssertComplete(NetworkNames.Losses, Loss.All);

    [Fact]
    public void Every_kind_of_starting_weights_has_a_name_that_leads_back_to_it() =>
        AssertComplete(NetworkNames.StartingWeights, StartingWeights.All);

    [Fact]
    public void Every_optimizer_has_a_name_that_leads_back_to_it() => AssertComplete(TrainingNames.Optimizers, Optimizer.All);

    [Fact]
    public void Every_reduction_has_a_name_that_leads_back_to_it() => AssertComplete(TrainingNames.Reductions);

    [Fact]
    public void Every_activation_that_the_library_names_is_listed() => AssertListed(Activation.All);

    [Fact]
    public void Every_loss_that_the_library_names_is_listed() => AssertListed(Loss.All);

    [Fact]
    public void Every_kind_of_starting_weights_that_the_library_names_is_listed() => AssertListed(StartingWeights.All);

    [Fact]
    public void Every_optimizer_that_the_library_names_is_listed() => AssertListed(Optimizer.All);

    [Fact]
    public void Every_schedule_that_the_library_names_is_listed() => AssertListed(Schedule.All);

    // These names stand in model files: a file that was written once is read for ever.
    [Fact]
    public void The_names_of_activations_stay_as_they_are() =>
        Assert.Equal(["identity", "sigmoid", "tanh", "relu", "selu", "silu", "gelu", "mish", "softmax"], NetworkNames.Activations.Names);

    [Fact]
    public void The_names_of_losses_stay_as_they_are() =>
        Assert.Equal(["squared-error", "cross-entropy", "absolute-error", "huber", "quantile"], NetworkNames.Losses.Names);

    [Fact]
    public void The_names_of_starting_weights_stay_as_they_are() =>
        Assert.Equal(["uniform-unit", "uniform-scaled", "normal-scaled", "normal-fitted"], NetworkNames.StartingWeights.Names);

    [Fact]
    public void The_names_of_optimizers_stay_as_they_are() =>
        Assert.Equal(["gradient-descent", "adam", "adamw", "l-bfgs"], TrainingNames.Optimizers.Names);

    [Fact]
    public void The_names_of_schedules_stay_as_they_are() =>
        Assert.Equal(["constant", "step", "cosine", "coslog4", "flat-cosine"], TrainingNames.Schedules.Names);

    [Theory]
    [InlineData("Sigmoid")]
    [InlineData("sigmoid ")]
    [InlineData("")]
    [InlineData(null)]
    public void Takes_a_name_exactly_or_not_at_all(string? name) => Assert.False(NetworkNames.Activations.TryParse(name, out _));

    [Fact]
    public void Rejects_a_value_without_a_name() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TrainingNames.Reductions.NameOf((GradientReduction)99));

    private static void AssertListed<T>(IEnumerable<T> all) => Assert.Equal(
        typeof(T).GetProperties().Where(property => property.PropertyType == typeof(T)).Select(property => (T)property.GetValue(null)!), all);

    private static void AssertComplete<T>(NameTable<T> names)
        where T : struct, Enum => AssertComplete(names, Enum.GetValues<T>());

    private static void AssertComplete<T>(NameTable<T> names, IReadOnlyCollection<T> values)
        where T : notnull
    {
        Assert.Equal(values.Count, names.Names.Distinct().Count());
        foreach (var value in values)
        {
            Assert.True(names.TryParse(names.NameOf(value), out var parsed));
            Assert.Equal(value, parsed);
        }
    }
}
