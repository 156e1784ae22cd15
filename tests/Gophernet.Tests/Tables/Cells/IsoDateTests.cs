using System.Text;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>Seconds are from Python: <c>(datetime.fromisoformat(text) - datetime(1970, 1, 1)).total_seconds()</c>, with zones <c>.timestamp()</c>.</summary>
public class IsoDateTests
{
    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("2000-01-01", 946684800)]
    [InlineData("0001-01-01", -62135596800)]
    [InlineData("1969-07-20T20:17:40", -14182940)]
    [InlineData("2024-02-29T13:45:30.25", 1709214330.25)]
    [InlineData("2024-02-29 13:45:30,25", 1709214330.25)]
    [InlineData("2024-02-29t13:45:30z", 1709214330)]
    [InlineData("2024-02-29T13:45", 1709214300)]
    [InlineData("2024-02-29T13:45Z", 1709214300)]
    [InlineData("2024-02-29T13:45:30+02:00", 1709207130)]
    [InlineData("2024-02-29T13:45:30+0200", 1709207130)]
    [InlineData("2024-02-29T13:45:30+02", 1709207130)]
    [InlineData("2024-02-29T23:30:00-05:30", 1709269200)]
    [InlineData("9999-12-31T23:59:59", 253402300799)]
    public void Reads_dates_times_and_zones(string text, double expected)
    {
        Assert.True(IsoDate.TryParse(Encoding.UTF8.GetBytes(text), out var seconds));
        Assert.Equal(expected, seconds);
    }

    [Fact]
    public void A_leap_second_is_the_next_minute()
    {
        Assert.True(IsoDate.TryParse("2016-12-31T23:59:60Z"u8, out var leap));
        Assert.True(IsoDate.TryParse("2017-01-01T00:00:00Z"u8, out var next));
        Assert.Equal(next, leap);
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")] // a century is no leap year
    [InlineData("2024-02-30")]
    [InlineData("2024-04-31")]
    [InlineData("2024-00-10")]
    [InlineData("2024-13-10")]
    [InlineData("2024-10-00")]
    [InlineData("0000-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("-2024-01-01")]
    public void Refuses_days_that_no_calendar_has(string text) => Refuse(text);

    [Theory]
    [InlineData("")]
    [InlineData("2024")]
    [InlineData("2024-1-1")]
    [InlineData("2024/01/01")]
    [InlineData("20240101")]
    [InlineData("01.02.2024")]
    [InlineData("2024-01-01x")]
    [InlineData("2024-01-01Z")]
    [InlineData("２０２４-01-01")]
    public void Refuses_other_ways_to_write_dates(string text) => Refuse(text);

    [Theory]
    [InlineData("T")]
    [InlineData("T13")]
    [InlineData("T13:4")]
    [InlineData("T24:00")]
    [InlineData("T13:60")]
    [InlineData("T13:45:")]
    [InlineData("T13:45:61")]
    [InlineData("T13:45:3")]
    [InlineData("T13:45:30.")]
    [InlineData("T13:45:30.5x")]
    [InlineData("T1a:45")]
    [InlineData("  13:45")]
    public void Refuses_times_that_no_clock_shows(string time) => Refuse("2024-01-01" + time);

    [Theory]
    [InlineData("+")]
    [InlineData("+2")]
    [InlineData("+02:")]
    [InlineData("+02:0")]
    [InlineData("+02:60")]
    [InlineData("+24:00")]
    [InlineData("+02:00Z")]
    [InlineData(" UTC")]
    [InlineData("ZZ")]
    public void Refuses_broken_zones(string zone) => Refuse("2024-01-01T13:45:00" + zone);

    [Fact]
    public void Every_day_of_eight_hundred_years_is_the_calendars()
    {
        var first = new DateOnly(1600, 1, 1);
        for (var day = first; day.Year < 2400; day = day.AddDays(1))
        {
            Assert.True(
                IsoDate.TryParse(Encoding.UTF8.GetBytes(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), out var seconds));
            Assert.Equal((day.ToDateTime(default) - DateTime.UnixEpoch).TotalSeconds, seconds);
        }
    }

    private static void Refuse(string text) => Assert.False(IsoDate.TryParse(Encoding.UTF8.GetBytes(text), out _));
}
