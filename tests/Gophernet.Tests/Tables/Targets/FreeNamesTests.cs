using Gophernet.Tables.Targets;

namespace Gophernet.Tests.Tables.Targets;

public class FreeNamesTests
{
    [Fact]
    public void A_name_that_is_free_stays() => Assert.Equal(["y", "error"], new FreeNames("predicted_", ["x"]).Of(["y", "error"]));

    [Fact]
    public void A_name_that_is_taken_gets_the_prefix_and_then_numbers() => Assert.Equal(
        ["predicted_y", "predicted_y_2", "predicted_y_3"], new FreeNames("predicted_", ["y"]).Of(["y", "y", "y"]));

    [Fact]
    public void What_the_prefix_makes_may_be_taken_too() =>
        Assert.Equal(["predicted_y_2"], new FreeNames("predicted_", ["y", "predicted_y"]).Of(["y"]));

    [Fact]
    public void A_name_that_is_better_kept_is_left_to_what_comes_later()
    {
        var names = new FreeNames("predicted_", []);

        Assert.Equal(["predicted_error"], names.Of(["error"], "error"));
        Assert.Equal(["error"], names.Of(["error"]));
    }

    [Fact]
    public void A_label_that_is_called_as_the_probability_of_another_is_what_is_predicted() => Assert.Equal(
        ["a", "predicted_probability_a", "probability_a", "probability_probability_a"], FreeNames.OfPredictions(new MultiLabelTarget(["a", "probability_a"])));
}
