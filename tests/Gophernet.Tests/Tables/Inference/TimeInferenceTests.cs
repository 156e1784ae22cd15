using System.Globalization;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;

namespace Gophernet.Tests.Tables.Inference;

/// <summary>Times of day and durations.</summary>
public class TimeInferenceTests
{
    [Theory]
    [InlineData("9:05,23:59,0:00")]
    [InlineData("09:05:00,23:59:00,00:00:00")]
    [InlineData("9:05 AM,11:59 pm,12:00 AM")]
    public void Below_a_day_hours_and_minutes_are_times_of_day(string cells)
    {
        var training = InferredTable.OfCells(cells.Split(','));

        InferredTable.Feature<TimeFeature>(training);
        Assert.Equal([32_700, 86_340, 0], InferredTable.Values(training));
    }

    [Theory]
    [InlineData("x", "1:30,26:15,0:05", 5400, 94_500, 300)]
    [InlineData("duration", "1:30,2:15,0:05", 5400, 8100, 300)]
    [InlineData("timeElapsed", "1:30,2:15,0:05", 5400, 8100, 300)]
    [InlineData("lap", "1:30,2:15,1:00:05", 90, 135, 3605)]
    [InlineData("x", "75:30.5,2:15.25,0:05", 4530.5, 135.25, 5)]
    [InlineData("x", "2h 5m,90 min,45s", 7500, 5400, 45)]
    [InlineData("x", "PT1H30M,PT5S,P1D", 5400, 5, 86_400)]
    [InlineData("x", "1y 7m,11m,2y", 31_557_600 + 7 * 2_629_800, 11 * 2_629_800, 63_115_200)]
    [InlineData("x", "2W,5D,3M", 1_209_600, 432_000, 3 * 2_629_800)]
    [InlineData("x", "2d,5h,3m", 172_800, 18_000, 180)]
    [InlineData("x", "1y 2mo,3mo,7m", 31_557_600 + 2 * 2_629_800, 3 * 2_629_800, 420)]
    [InlineData("x", "0 days 02:03:04,1 days 00:00:00,2 days 10:00:00.5", 7384, 86_400, 208_800.5)]
    public void Others_are_durations(string name, string cells, double first, double second, double third)
    {
        var training = InferredTable.Of($"w,{name},y\n" + string.Concat(cells.Split(',').Select((cell, row) => $"{row * row},{cell},{row % 2}\n")));

        InferredTable.Feature<DurationFeature>(training, name);
        Assert.Equal([first, second, third], InferredTable.Values(training, name));
    }

    [Theory]
    [InlineData("2h 5m,90 min,45s", 7500, "2:05:00")]
    [InlineData("2d,5h,3m", 1_000_000, "11.57 d")]
    [InlineData("2d,5h,3m", -1_000_000, "-11.57 d")]
    [InlineData("12 years,1 year,7 years", 39 * 31_557_600.0, "39 y")]
    [InlineData("26:30,1:05:10,75:30", 1_000_000, "277:46:40")] // as it would be written there
    public void Long_durations_are_shown_in_days_and_years(string cells, double seconds, string text) =>
        Assert.Equal(text, InferredTable.Feature<DurationFeature>(InferredTable.OfCells(cells.Split(','))).ToText(seconds));

    [Theory]
    [InlineData("5 m,12 m,5 m,12 m")] // metres, or millions
    [InlineData("60 W,100 W,60 W,100 W")]
    public void Units_that_may_be_others_are_no_durations(string cells) =>
        Assert.IsNotType<DurationFeature>(InferredTable.OfCells(cells.Split(',')).Schema.Features[0]);

    [Fact]
    public void Minutes_beside_hours_are_durations() => InferredTable.Feature<DurationFeature>(InferredTable.OfCells(["5 m", "2 h", "12 m"]));

    [Fact]
    public void A_time_of_day_is_a_number_and_a_place_on_a_circle()
    {
        var feature = InferredTable.Feature<TimeFeature>(
            InferredTable.OfCells(["0:00", "6:00", "12:00", ""], new TableOptions { Scaling = NumberScaling.None }));

        // Day, sine and cosine; the median of the rest is 6:00. The cosine of a quarter is 0 but for the rounding of a double.
        var inputs = InferredTable.Inputs(feature, 0, 21_600, 64_800, double.NaN);
        Assert.Equal([0, 0, 1, 0], inputs[0]);
        Assert.Equal([0.25f, 1, 0, 0], inputs[1].Select(value => MathF.Round(value, 6)));
        Assert.Equal([0.75f, -1, 0, 0], inputs[2].Select(value => MathF.Round(value, 6)));
        Assert.Equal(1, inputs[3][3]);
    }

    [Fact]
    public void A_few_words_among_times_are_missing_ones_and_said()
    {
        var cells = Enumerable.Range(0, 40).Select(row => row == 5 ? "noon" : string.Create(CultureInfo.InvariantCulture, $"{row % 24}:05"));

        var training = InferredTable.OfCells(cells);

        Assert.True(InferredTable.Feature<TimeFeature>(training).HasMissing);
        Assert.Contains(training.Notes, note => note.Text.Contains("1 cell among its times counts as missing: noon", StringComparison.Ordinal));
    }

    /// <summary>Hours and minutes, or minutes and seconds: nothing tells, so that it is said, and the user decides.</summary>
    [Fact]
    public void Durations_of_two_numbers_are_noted_and_the_user_says_what_they_are()
    {
        var assumed = InferredTable.OfCells(["24:10", "58:30", "5:39"]);
        var said = InferredTable.OfCells(["24:10", "58:30", "5:39"], new TableOptions { Dates = ["x=m:ss"] });

        Assert.Equal([87_000, 210_600, 20_340], InferredTable.Values(assumed));
        Assert.Contains(assumed.Notes, note => note.Code == "hours_assumed" && note.Setting == new Setting("dates", "x=m:ss"));
        Assert.Equal([1_450, 3_510, 339], InferredTable.Values(said));
        Assert.DoesNotContain(said.Notes, note => note.Code == "hours_assumed");
    }

    [Theory]
    [InlineData("4:13", "1:02:03")]
    [InlineData("26:30:15", "1:02:03")]
    public void Durations_of_three_numbers_leave_nothing_open(params string[] cells) =>
        Assert.DoesNotContain(InferredTable.OfCells([.. cells, "30:00:00"]).Notes, note => note.Code == "hours_assumed");

    /// <summary>A form of durations has the same name.</summary>
    [Fact]
    public void Dates_that_are_said_to_be_of_ISO_8601_are_dates() => InferredTable.Feature<DateFeature>(
        InferredTable.OfCells(["2024-05-01", "2024-06-12", "2024-07-03"], new TableOptions { Dates = ["x=iso"] }));

    [Fact]
    public void Durations_that_are_not_written_as_said_are_an_error()
    {
        var error = Assert.Throws<GophernetException>(() => InferredTable.OfCells(["24:10", "soon"], new TableOptions { Dates = ["x=m:ss"] }));

        Assert.Equal("column \"x\": expected a duration in minutes and seconds, such as 75:30 or 1:15:30, found \"soon\"", error.Message);
    }
}
