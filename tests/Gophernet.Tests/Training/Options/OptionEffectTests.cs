using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Training.Options;

namespace Gophernet.Tests.Training.Options;

public class OptionEffectTests
{
    // One value for each option that some condition looks at, and one that leaves the preset as it is.
    private static readonly string[] Settings =
    [
        "seed=2", "optimizer=gradient-descent", "optimizer=adam", "optimizer=l-bfgs", "momentum=0.5", "hidden=none", "hidden=8", "loss=huber",
        "loss=quantile", "quantile=0.5", "validation=0", "validation=0.1",
    ];

    public static TheoryData<string> Presets { get; } = [.. Preset.All.Select(preset => preset.Name)];

    /// <summary>The command line is judged before there is a table.</summary>
    [Theory]
    [MemberData(nameof(Presets))]
    public void Whether_an_option_has_an_effect_does_not_depend_on_the_table(string preset)
    {
        foreach (var hasOwnValidation in (bool[])[false, true])
        {
            foreach (var (first, second) in from first in Settings from second in Settings select (first, second))
            {
                var options = Sizes.Select(size => Apply(Apply(Preset.Find(preset)!.For(size), first), second));
                var outcomes = options.Select(each => Outcome(each, hasOwnValidation, IsLossNamed(first, second)));

                Assert.Single(outcomes.Distinct());
            }
        }
    }

    [Theory]
    [InlineData("classic", "optimizer=gradient-descent", "momentum", null)]
    [InlineData("plain", "optimizer=adam", "momentum", "is for the optimizer gradient-descent, and this is adam")]
    [InlineData("classic", "momentum=0", "nesterov", "needs a momentum above 0")]
    [InlineData("classic", "momentum=0.5", "nesterov", null)]
    [InlineData("plain", "optimizer=l-bfgs", "learning-rate", "is not for the optimizer l-bfgs, which finds its own steps on all rows")]
    [InlineData("plain", "loss=huber", "quantile", "is for the loss quantile, and this is huber")]
    [InlineData("plain", "hidden=none", "dropout", "is for hidden layers, and there are none")]
    [InlineData("plain", "hidden=3", "dropout", null)]
    [InlineData("plain", "validation=0", "patience", "needs rows that choose the best epoch, and none are held back")]
    [InlineData("default", "epochs=3", "refit", null)]
    public void An_option_says_why_it_has_no_effect(string preset, string setting, string option, string? expected)
    {
        var options = Apply(Preset.Find(preset)!.For(new DataSize(100, TaskKind.Classification)), setting);

        Assert.Equal(expected, Find(option).WhyUnused(new TrainingSetup(options, HasOwnValidation: false)));
    }

    [Fact]
    public void Rows_of_their_own_choose_the_epoch_and_are_not_learnt_from_in_the_end()
    {
        var setup = new TrainingSetup(Preset.Plain, HasOwnValidation: true);

        Assert.Null(Find("patience").WhyUnused(setup));
        Assert.NotNull(Find("refit").WhyUnused(setup));
    }

    /// <summary>What all options say; the name of a loss that no one named is not said to anyone.</summary>
    private static string Outcome(TrainingOptions options, bool hasOwnValidation, bool isLossNamed) => string.Join('\n', OptionTable.All
        .Select(option => option.WhyUnused(new TrainingSetup(options, hasOwnValidation)))
        .Select(reason => isLossNamed || reason is null ? reason : reason.Split(", and this is squared-error")[0].Split(", and this is cross-entropy")[0]));

    /// <summary>A quantile without a loss makes it that of the quantile, so that the loss which it does not fit was named.</summary>
    private static bool IsLossNamed(params string[] settings) => settings.Any(setting => setting.StartsWith("loss=", StringComparison.Ordinal));

    private static TrainingOptions Apply(TrainingOptions options, string setting)
    {
        var (name, value) = (setting.Split('=')[0], setting.Split('=')[1]);
        return new OptionAssignment(Find(name), value).ApplyTo(options);
    }

    private static TrainingOption Find(string name) => OptionTable.All.Single(option => option.Name == name);

    private static IEnumerable<DataSize> Sizes =>
        from rows in (int[])[1, 100, 10_000, 10_000_000] from task in Enum.GetValues<TaskKind>() from numbers in (int[])[0, 1000]
        select new DataSize(rows, task, numbers);
}
