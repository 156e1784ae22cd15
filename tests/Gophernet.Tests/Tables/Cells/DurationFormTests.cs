using System.Globalization;
using System.Text;
using System.Xml;
using CsCheck;
using Gophernet.Tables.Cells;

namespace Gophernet.Tests.Tables.Cells;

/// <summary>Times of day and durations.</summary>
public class DurationFormTests
{
    private const int Cases = 2_000;

    private static readonly Gen<int> Seconds = Gen.Int[0, 10_000_000];

    [Fact]
    public void Hours_and_minutes_are_read_back() => RandomCases.ForAll(Seconds, Cases, seconds =>
    {
        Assert.Equal(seconds, Read(DurationForms.Hours, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}"));
        Assert.Equal(seconds / 60 * 60, Read(DurationForms.Hours, $"{seconds / 3600:00}:{seconds / 60 % 60:00}"));
        Assert.Equal(-seconds, Read(DurationForms.Minutes, $"-{seconds / 60}:{seconds % 60:00}"));
        Assert.Equal(seconds + 0.25, Read(DurationForms.Minutes, $"{seconds / 60}:{seconds % 60:00}.25"));
    });

    [Theory]
    [InlineData(0, "0:00:00")]
    [InlineData(0.25, "0:00:00.25")]
    [InlineData(-0.25, "-0:00:00.25")]
    [InlineData(0.0001234, "0:00:00.000123")]
    [InlineData(5, "0:00:05")]
    [InlineData(5.6789, "0:00:05.68")]
    [InlineData(12.345, "0:00:12.3")]
    [InlineData(59.97, "0:01:00")]
    [InlineData(61.9, "0:01:01")]
    public void Durations_below_a_minute_are_shown_with_three_digits(double seconds, string expected) =>
        Assert.Equal(expected, ClockTime.ToPreciseText(seconds));

    [Fact]
    public void Units_are_read_back() => RandomCases.ForAll(Seconds, Cases, seconds =>
    {
        var (days, hours, minutes, rest) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
        Assert.Equal(seconds, Read(DurationForms.Units, $"{days}d {hours}h {minutes}m {rest}s"));
        Assert.Equal(seconds, Read(DurationForms.Units, $"{days} days {hours:00}:{minutes:00}:{rest:00}"));
        Assert.Equal(seconds, Read(DurationForms.Units, $"{days} days, {hours} hours, {minutes} minutes and {rest} seconds"));
    });

    [Fact]
    public void Iso_durations_are_read_back() => RandomCases.ForAll(Seconds, Cases, seconds =>
        Assert.Equal(seconds, Read(DurationForms.Iso, XmlConvert.ToString(TimeSpan.FromSeconds(seconds))))); // XML Schema's are a part of ISO 8601's

    [Fact]
    public void Times_of_day_are_read_back() => RandomCases.ForAll(Gen.Int[0, 86_399], Cases, seconds =>
    {
        var time = DateTime.UnixEpoch.AddSeconds(seconds);
        foreach (var pattern in (string[])["HH:mm:ss", "H:mm:ss", "h:mm:ss tt", "hh:mm:ss.fff tt", "h:mm:sstt"])
        {
            Assert.Equal(seconds, Read(new TimeOfDay(), time.ToString(pattern, CultureInfo.InvariantCulture)));
        }

        Assert.Equal(seconds / 60 * 60, Read(new TimeOfDay(), time.ToString("h:mm tt", CultureInfo.InvariantCulture)));
    });

    [Theory]
    [InlineData("90 min", 5400)]
    [InlineData("1.5 hours", 5400)]
    [InlineData("1h30", 5400)]
    [InlineData("5m20", 320)]
    [InlineData("2h 5m", 7500)]
    [InlineData("2 hrs. 5 mins.", 7500)]
    [InlineData("-3d", -259200)]
    [InlineData("1 day, 2:03:04", 93784)]
    [InlineData("2 weeks", 1209600)]
    [InlineData("250 ms", 0.25)]
    [InlineData("2 mons 3 days 02:03:04", 5526184)] // PostgreSQL
    [InlineData("1 year", 31557600)] // 365.25 days
    [InlineData("2\u00a0h 5\u202fm", 7500)]
    [InlineData("２h ５m", 7500)]
    public void Units_are_read(string text, double seconds) => Assert.Equal(seconds, Read(DurationForms.Units, text));

    [Theory]
    [InlineData("1y 7m", 31557600 + 7 * 2629800)]
    [InlineData("11 m", 11 * 2629800)]
    [InlineData("2w 3d", 1468800)]
    public void Months_are_read(string text, double seconds) => Assert.Equal(seconds, Read(DurationForms.Months, text));

    [Theory]
    [InlineData("PT1H30M", 5400)]
    [InlineData("P1DT12H", 129600)]
    [InlineData("P2W", 1209600)]
    [InlineData("-PT0.5S", -0.5)]
    [InlineData("pt36h", 129600)]
    public void Iso_durations_are_read(string text, double seconds) => Assert.Equal(seconds, Read(DurationForms.Iso, text));

    [Theory]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1H")]
    [InlineData("PT1M1H")]
    [InlineData("PT1.5H3M")]
    [InlineData("1:60")]
    [InlineData("1:2")]
    [InlineData("1:02:3")]
    [InlineData("90")]
    [InlineData("h")]
    [InlineData("5 kg")]
    [InlineData("5m 2h")]
    [InlineData("2h 3h")]
    [InlineData("1.h")]
    [InlineData("")]
    public void What_is_no_duration_is_refused(string text) => Assert.All(
        DurationForms.All.Names,
        name => Assert.False(DurationForms.All.TryParse(name, out var form) && form.TryRead(Encoding.UTF8.GetBytes(text), out _), name));

    [Theory]
    [InlineData("25:00")]
    [InlineData("9:5")]
    [InlineData("9")]
    [InlineData("13 PM")]
    [InlineData("9:05 XM")]
    [InlineData("9:05:61")]
    [InlineData("24:01")]
    public void What_no_clock_shows_is_no_time_of_day(string text) => Assert.False(new TimeOfDay().TryRead(Encoding.UTF8.GetBytes(text), out _));

    private static double Read(CellForm form, string text)
    {
        Assert.True(form.TryRead(Encoding.UTF8.GetBytes(text), out var seconds), text);
        return seconds;
    }
}
