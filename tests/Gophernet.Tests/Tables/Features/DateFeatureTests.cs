using Gophernet.Tables.Cells;
using Gophernet.Tables.Features;
using Gophernet.Tables.Inference;
using Gophernet.Tables.Statistics;
using Gophernet.Tests.Tables.Inference;

namespace Gophernet.Tests.Tables.Features;

/// <summary>
/// Parts of known dates are from Python's <c>datetime</c>: <c>weekday()</c> counts from Monday, days are <c>(t - datetime(1970,1,1)) / timedelta(days=1)</c>.
/// </summary>
public class DateFeatureTests
{
    private const double Rounding = 1e-14; // of a sine, computed in two ways
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
            ((DatePart[])[DatePart.Year, DatePart.Month, DatePart.Weekday, DatePart.Hour]).Select(part => part.Of(seconds)));
        Assert.Equal(days, DatePart.ElapsedDays.Of(seconds), Microsecond);
    }

    [Theory]
    [InlineData("2024-03-03 05:30:00")]
    [InlineData("2024-03-03 15:30:09")]
    [InlineData("2024-03-03")]
    public void A_date_is_written_as_it_is_read(string text)
    {
        Assert.True(IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var seconds));

        Assert.Equal(text, CalendarDay.ToText(seconds));
    }

    // Sines and cosines by Python 3: math.sin(2 * math.pi * turns), with the turns of the year, the month, the week and the day, such as 365 / 366.
    [Theory]
    [InlineData(
        "2024-12-31T18:00", -0.0171663297547075, 0.999852647705027, -0.20129852008866, 0.979529941252494,
        0.78183148246803, 0.623489801858734, -1, -1.83697019872103e-16)]
    [InlineData("2023-07-02", 0.0086069968886887, -0.999962959116266, 0.20129852008866, 0.979529941252494, -0.78183148246803, 0.623489801858733, 0, 1)]
    public void A_date_has_a_place_on_the_circles_of_year_month_week_and_day(
        string text, double yearSine, double yearCosine, double monthSine, double monthCosine,
        double weekSine, double weekCosine, double daySine, double dayCosine)
    {
        Assert.True(IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var seconds));

        var circles = DatePart.All.Where(part => part.IsCircle).ToArray();
        double[] expected = [yearSine, yearCosine, monthSine, monthCosine, weekSine, weekCosine, daySine, dayCosine];
        Assert.All(expected, (number, i) => Assert.Equal(number, circles[i].Of(seconds), Rounding));
    }

    [Fact]
    public void December_is_next_to_January_and_Sunday_to_Monday()
    {
        Assert.InRange(Distance("2023-12-31", "2024-01-01", DatePart.YearSine), 0.01, 0.02); // a day is 1/366 of 2π, 0.017
        Assert.InRange(Distance("2023-07-01", "2024-01-01", DatePart.YearSine), 1.99, 2);
        // 2024-02-04 is a Sunday.
        Assert.Equal(Distance("2024-02-04", "2024-02-05", DatePart.WeekSine), Distance("2024-02-05", "2024-02-06", DatePart.WeekSine), Rounding);
        Assert.Equal(
            Distance("2024-02-05T23:00", "2024-02-06T00:00", DatePart.DaySine), Distance("2024-02-05T00:00", "2024-02-05T01:00", DatePart.DaySine), Rounding);
    }

    [Fact]
    public void Only_parts_that_vary_become_inputs()
    {
        DatePart[] places = [DatePart.YearSine, DatePart.YearCosine, DatePart.MonthSine, DatePart.MonthCosine, DatePart.WeekSine, DatePart.WeekCosine];
        Assert.Equal([DatePart.Day, DatePart.Weekday, DatePart.ElapsedDays, .. places], Parts("2024-02-05", "2024-02-06", "2024-02-05"));
        Assert.Equal([DatePart.Month, DatePart.ElapsedDays, .. places[..2]], Parts("2024-01-01", "2024-04-01", "2024-01-01")); // both Mondays
        Assert.Equal(
            [DatePart.Hour, DatePart.ElapsedDays, DatePart.DaySine, DatePart.DayCosine], Parts("2024-02-05T10:00", "2024-02-05T11:00", "2024-02-05T10:00"));
        Assert.Equal(
            [DatePart.Year, DatePart.Weekday, DatePart.ElapsedDays, .. places], Parts("2023-02-05", "2024-02-05", "2023-02-05")); // of 365 days and of 366
    }

    [Fact]
    public void A_missing_date_is_the_median_of_each_part_and_says_so()
    {
        var feature = InferredTable.Feature<DateFeature>(
            InferredTable.OfCells(["2024-02-05", "", "2024-02-06", "2024-02-07"], new TableOptions { Scaling = NumberScaling.None }));

        Assert.True(feature.HasMissing);
        // Python: date(2024,2,6).weekday() = 1, (date(2024,2,6) - date(1970,1,1)).days = 19759
        Assert.Equal([6, 1, 19759], InferredTable.Inputs(feature, double.NaN)[0][..3]);
        Assert.Equal(1, InferredTable.Inputs(feature, double.NaN)[0][^1]);
    }

    [Fact]
    public void One_cell_that_is_no_date_makes_categories() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["2024-02-05", "2023-02-29", "2024-02-06", "2024-02-05"]));

    [Fact]
    public void Dates_need_not_repeat() =>
        InferredTable.Feature<DateFeature>(InferredTable.OfCells(Enumerable.Range(1, 28).Select(day => $"2024-02-{day:00}")));

    [Fact]
    public void Dates_are_categories_on_demand() =>
        InferredTable.Feature<CategoricalFeature>(InferredTable.OfCells(["2024-02-05", "2024-02-06", "2024-02-05"], new TableOptions { Categorical = ["x"] }));

    private static double Distance(string first, string second, DatePart sine)
    {
        var (a, b) = (Seconds(first), Seconds(second));
        var cosine = DatePart.All[DatePart.All.ToList().IndexOf(sine) + 1];
        return double.Hypot(sine.Of(a) - sine.Of(b), cosine.Of(a) - cosine.Of(b));
    }

    private static double Seconds(string text) => IsoDate.TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var seconds) ? seconds : double.NaN;

    private static IEnumerable<DatePart> Parts(params string[] cells) =>
        InferredTable.Feature<DateFeature>(InferredTable.OfCells(cells)).Parts.Select(part => part.Part);
}
