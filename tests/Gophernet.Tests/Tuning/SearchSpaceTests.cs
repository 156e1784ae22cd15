using Gophernet.Tables.Targets;
using Gophernet.Training;
using Gophernet.Training.Options;
using Gophernet.Tuning;

namespace Gophernet.Tests.Tuning;

public class SearchSpaceTests
{
    private static readonly DataSize Size = new(1000, TaskKind.Classification, Numbers: 5, Features: 5);

    [Fact]
    public void A_trial_is_the_same_whatever_was_drawn_before()
    {
        var space = Space();

        var seventh = Text(space.Draw(7));
        _ = space.Draw(3);

        Assert.Equal(seventh, Text(space.Draw(7)));
        Assert.Equal(seventh, Text(Space().Draw(7)));
        Assert.NotEqual(seventh, Text(Space(("seed", "2")).Draw(7)));
        Assert.InRange(Trials(space).Select(Text).Distinct().Count(), 190, 200); // those that change one thing may come twice
    }

    [Fact]
    public void Each_trial_changes_something_and_each_option_is_searched()
    {
        var trials = Trials(Space());

        Assert.All(trials, trial => Assert.False(trial.IsDefault));
        Assert.All(SearchSpace.All, searched => Assert.Contains(trials, trial => trial.Changes.Any(change => change.Option == searched.Option)));
        Assert.Equal(["default", "fast", "plain"], trials.Select(trial => trial.Preset.Name).Distinct().Order());
        Assert.All(trials, trial => OptionTable.RequireInRange(trial.OptionsFor(Size)));
    }

    [Fact]
    public void What_the_user_gave_stays()
    {
        var space = Space(("dropout", "0.25"), ("epochs", "17"));

        Assert.Equal((0.25f, 17), space.Default.OptionsFor(Size) is var own ? (own.Dropout, own.Epochs) : default);
        Assert.All(Trials(space), trial =>
        {
            Assert.Equal((0.25f, 17), trial.OptionsFor(Size) is var options ? (options.Dropout, options.Epochs) : default);
            Assert.DoesNotContain(trial.Changes, change => change.Option.Name is "dropout" or "epochs");
        });
    }

    [Fact]
    public void A_preset_that_the_user_named_stays()
    {
        var space = new SearchSpace(Size, Preset.Find("best")!, isPresetGiven: true, [], needsJudgedRows: false);

        Assert.All(Trials(space), trial => Assert.Equal("best", trial.Preset.Name));
    }

    [Fact]
    public void Presets_that_hold_no_rows_back_are_out_where_something_needs_them()
    {
        var space = new SearchSpace(Size, Preset.All[0], isPresetGiven: false, [], needsJudgedRows: true);

        Assert.All(Trials(space), trial => Assert.NotEqual("plain", trial.Preset.Name));
        Assert.All(Trials(Space(("patience", "5"))), trial => Assert.NotEqual("plain", trial.Preset.Name));
    }

    [Fact]
    public void Options_without_effect_are_not_drawn()
    {
        Assert.All(Trials(Space(("hidden", "none"))), trial => Assert.DoesNotContain(trial.Changes, change => change.Option.Name == "dropout"));
        Assert.All(
            Trials(Space(("optimizer", "l-bfgs"))),
            trial => Assert.DoesNotContain(trial.Changes, change => change.Option.Name is "dropout" or "learning-rate"));
    }

    [Fact]
    public void Where_everything_is_given_there_is_nothing_to_search()
    {
        var own = Preset.All[0].For(Size);
        var given = SearchSpace.All.Select(searched => new OptionAssignment(searched.Option, searched.Option.TextOf(own)));

        var error = Assert.Throws<GophernetException>(
            () => new SearchSpace(Size, Preset.All[0], isPresetGiven: true, [.. given], needsJudgedRows: false));

        Assert.Contains("nothing is left to search", error.Message, StringComparison.Ordinal);
    }

    private static SearchSpace Space(params (string Name, string Value)[] given) =>
        new(Size, Preset.All[0], isPresetGiven: false, [.. given.Select(Assignment)], needsJudgedRows: false);

    private static OptionAssignment Assignment((string Name, string Value) given) =>
        new(OptionTable.All.Single(option => option.Name == given.Name), given.Value);

    private static List<Trial> Trials(SearchSpace space) => [.. Enumerable.Range(1, 200).Select(space.Draw)];

    private static string Text(Trial trial) => trial.Preset.Name + string.Concat(trial.Changes.Select(change => $" {change.Option.Name} {change.Text}"));
}
