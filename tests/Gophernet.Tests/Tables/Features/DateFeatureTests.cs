using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Features;

/// <summary>Parts of known dates are from Python's <c>datetime</c>: <c>weekday()</c> counts from Monday, days are <c>(t - datetime(1970,1,1)) / timedelta(days=1)</c>.</summary>
public class DateFeatureTests
{
    private const double Microsecond = 1e-6 / 86400; // in days

    [Theory]
    [InlineData("1970-01-01", 1970, 1, 3, 0, 0)]
    [InlineData("2000-01-01", 2000, 1, 5, 0, 10957)]
    [InlineData("1969-07-20T20:17:40", 1969, 7, 6, 20, -164.15439814814815)]
    [InlineData("2024-02-29T13:45:30.25", 2024, 2, 3, 13, 19782.57326678241)]
    [InlineData("0001-01-01", 1, 1, 0, 0, -719162)]
    [InlineData("9999-12-31T23:59:59", 9999, 12, 4, 23, 2932896.999988426)]
    public void A_date_has_the_calendars_parts(string text, int year, int month, int weekday, int hour, double days)
    {
        Assert.True(IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var seconds));

        Assert.Equal(
            [year, month, weekday, hour],
            ((DatePart[])[DatePart.Year, DatePart.Month, DatePart.Weekday, DatePart.Hour]).Select(part => DateParts.Of(seconds, part)));
        Assert.Equal(days, DateParts.Of(seconds, DatePart.ElapsedDays), Microsecond);
    }

    [Fact]
    public void Only_parts_that_vary_become_inputs()
    {
        Assert.Equal([DatePart.Weekday, DatePart.ElapsedDays], Parts("2024-02-05", "2024-02-06", "2024-02-05"));
        Assert.Equal([DatePart.Month, DatePart.ElapsedDays], Parts("2024-01-01", "2024-04-01", "2024-01-01")); // both Mondays
        Assert.Equal([DatePart.Hour, DatePart.ElapsedDays], Parts("2024-02-05T10:00", "2024-02-05T11:00", "2024-02-05T10:00"));
        Assert.Equal([DatePart.Year, DatePart.Weekday, DatePart.ElapsedDays], Parts("2023-02-05", "2024-02-05", "2023-02-05"));
    }

    [Fact]
    public void A_missing_date_is_the_median_of_each_part_and_says_so()
    {
        var feature = InferredTable.Feature<DateFeature>(InferredTable.OfCells(["2024-02-05", "", "2024-02-06", "2024-02-07"], new TableOptions { Scaling = NumberScaling.None }));

        Assert.True(feature.HasMissing);
        Assert.Equal([[1, 19759, 1]], InferredTable.Inputs(feature, double.NaN)); // Python: date(2024,2,6).weekday() = 1, (date(2024,2,6) - date(1970,1,1)).days = 19759
    }

    [Fact]
    public void One_cell_that_is_no_date_makes_categories() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["2024-02-05", "2023-02-29", "2024-02-06", "2024-02-05"]));

    [Fact]
    public void Dates_need_not_repeat() => InferredTable.Feature<DateFeature>(InferredTable.OfCells(Enumerable.Range(1, 28).Select(day => $"2024-02-{day:00}")));

    [Fact]
    public void Dates_are_categories_on_demand() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["2024-02-05", "2024-02-06", "2024-02-05"], new TableOptions { Categorical = ["x"] }));

    private static IEnumerable<DatePart> Parts(params string[] cells) => InferredTable.Feature<DateFeature>(InferredTable.OfCells(cells)).Parts.Select(part => part.Part);
}
